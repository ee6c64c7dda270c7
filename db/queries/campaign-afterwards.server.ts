import { sql } from 'kysely';
import type { CampaignChange } from '#app/domain/campaign-change.ts';
import type { Phase } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import type { NewCampaign } from './launch.server.ts';

/** A campaign as it was launched, to ask the same of one municipality more. Null when it is not the actor's. */
export async function findCampaign(tx: ActorTx, id: number): Promise<(NewCampaign & { id: number }) | null> {
  const row = await tx.q
    .selectFrom('campaign')
    .where('id', '=', id)
    .select(['id', 'framework_id as frameworkId', 'level', 'title', 'instructions', 'due_on as dueOn'])
    .select('as_pair as asPair')
    .executeTakeFirst();
  return row ?? null;
}

/** The entities that a campaign asks already, also those of which the checklist was closed. One query. */
export async function listAskedEntities(tx: ActorTx, campaignId: number): Promise<Set<number>> {
  const rows = await tx.q
    .selectFrom('checklist_entity as ce')
    .innerJoin('checklist as c', 'c.id', 'ce.checklist_id')
    .where('c.campaign_id', '=', campaignId)
    .select('ce.entity_id as id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Holds a campaign until the end of the transaction: of two additions at once the second sees what the first wrote. */
export async function holdCampaign(tx: ActorTx, campaignId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(CAMPAIGN_LOCK)}, ${campaignId}::integer)`.execute(tx.q);
}
const CAMPAIGN_LOCK = 7202615;

/** A checklist of a campaign whose date or phase is being decided; its row is held until the transaction ends. */
export interface ChangedChecklist {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  title: string;
  phase: Phase;
  phaseBeforeClose: Phase | null;
  dueOn: string;
}

/** Holds checklists of one campaign, in the order of their numbers; those of another, or not the actor's, are left out. */
export async function holdCampaignChecklists(
  tx: ActorTx,
  campaignId: number,
  ids: readonly number[],
): Promise<ChangedChecklist[]> {
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .where('c.campaign_id', '=', campaignId)
    .where(sql<boolean>`c.id = any (${[...ids]}::integer[])`)
    .orderBy('c.id')
    .select(['c.id', 'c.municipality_id as municipalityId', 'm.slug', 'm.name as municipality', 'c.title', 'c.phase'])
    .select(['c.phase_before_close as phaseBeforeClose', 'c.due_on as dueOn'])
    .forUpdate('c')
    .execute();
}

/** What becomes of one checklist: where it stands afterwards, and by when it is asked. */
export interface Change {
  id: number;
  municipalityId: number;
  phase: Phase;
  phaseBeforeClose: Phase | null;
  dueOn: string;
}

const STEP = { extend: 'extended', close: 'closed', reopen: 'reopened' } as const satisfies Record<
  CampaignChange,
  string
>;

/** Writes what becomes of checklists that the caller holds, and the step of each. Two statements, however many. */
export async function changeChecklists(
  tx: ActorTx,
  change: CampaignChange,
  rows: readonly Change[],
  reason: string,
): Promise<Map<number, number>> {
  const closedReason = change === 'close' ? reason : '';
  await sql`update checklist c set phase = r.phase, phase_before_close = r."phaseBeforeClose", due_on = r."dueOn",
      closed_reason = ${closedReason}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id integer, phase text, "phaseBeforeClose" text, "dueOn" date)
    where c.id = r.id`.execute(tx.q);
  const steps = await tx.q
    .insertInto('checklist_step')
    .values(
      rows.map(({ id, municipalityId }) => ({
        service_id: tx.actor.serviceId,
        municipality_id: municipalityId,
        checklist_id: id,
        kind: STEP[change],
        remark: reason,
        at: tx.now,
        by_id: tx.actor.accountId,
      })),
    )
    .returning(['id', 'checklist_id'])
    .execute();
  return new Map(steps.map((step) => [step.checklist_id, step.id]));
}
