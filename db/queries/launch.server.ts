import { sql } from 'kysely';
import type { PlannedMunicipality } from '#app/domain/campaign.ts';
import type { ScoreSummary } from '#app/domain/score-summary.ts';
import type { ActorTx } from '../connection.server.ts';

export interface NewCampaign {
  frameworkId: number;
  level: string;
  title: string;
  instructions: string;
  dueOn: string;
  asPair: boolean;
}

/** The code of a framework; null when it is not the actor's to use. */
export async function findFrameworkCode(tx: ActorTx, frameworkId: number): Promise<string | null> {
  const row = await tx.q.selectFrom('framework').select('code').where('id', '=', frameworkId).executeTakeFirst();
  return row?.code ?? null;
}

/** Whether a framework has a level; null when the framework is not the actor's to use. */
export async function findLaunchLevel(tx: ActorTx, frameworkId: number, level: string): Promise<boolean | null> {
  const row = await tx.q
    .selectFrom('framework')
    .select(sql<boolean>`levels @> ${JSON.stringify([{ code: level }])}::jsonb`.as('known'))
    .where('id', '=', frameworkId)
    .executeTakeFirst();
  return row?.known ?? null;
}

/** Writes the campaign itself. */
export async function insertCampaign(tx: ActorTx, campaign: NewCampaign): Promise<number> {
  const row = await tx.q
    .insertInto('campaign')
    .values({
      service_id: tx.actor.serviceId,
      framework_id: campaign.frameworkId,
      level: campaign.level,
      title: campaign.title,
      instructions: campaign.instructions,
      due_on: campaign.dueOn,
      as_pair: campaign.asPair,
      launched_at: tx.now,
      launched_by: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A checklist that a launch made. */
export interface LaunchedChecklist {
  id: number;
  municipalityId: number;
  entityIds: number[];
  /** The checklist of which the answers are proposed, to confirm. */
  previousId: number | null;
}

/** Writes all checklists of a campaign in three statements, however many there are. */
export async function insertChecklists(
  tx: ActorTx,
  campaignId: number,
  campaign: NewCampaign,
  planned: readonly PlannedMunicipality[],
): Promise<LaunchedChecklist[]> {
  const rows = planned.flatMap((municipality) =>
    municipality.checklists.map(({ previousId }) => ({
      service_id: tx.actor.serviceId,
      municipality_id: municipality.municipalityId,
      campaign_id: campaignId,
      framework_id: campaign.frameworkId,
      level: campaign.level,
      title: campaign.title,
      instructions: campaign.instructions,
      due_on: campaign.dueOn,
      assignee_id: municipality.assigneeId,
      launched_at: tx.now,
      previous_id: previousId ?? null,
    })),
  );
  const made = await tx.q
    .insertInto('checklist')
    .values(rows)
    .returning(['id', 'municipality_id', 'previous_id'])
    .execute();
  const launched = withEntities(made, planned);
  const place = ({ id, municipalityId }: LaunchedChecklist) => ({
    checklist_id: id,
    service_id: tx.actor.serviceId,
    municipality_id: municipalityId,
  });
  await tx.q
    .insertInto('checklist_entity')
    .values(launched.flatMap((each) => each.entityIds.map((entityId) => ({ ...place(each), entity_id: entityId }))))
    .execute();
  await tx.q
    .insertInto('checklist_step')
    .values(
      launched.map((each) => ({ ...place(each), kind: 'launched' as const, at: tx.now, by_id: tx.actor.accountId })),
    )
    .execute();
  return launched;
}

/**
 * Rows of one municipality that start from the same checklist, or from none, are alike until they get their entities, so
 * which of those gets which does not matter.
 */
function withEntities(
  made: readonly { id: number; municipality_id: number; previous_id: number | null }[],
  planned: readonly PlannedMunicipality[],
): LaunchedChecklist[] {
  const key = (municipalityId: number, previousId: number | null) => `${municipalityId} ${previousId ?? ''}`;
  const ids = new Map<string, number[]>();
  for (const row of made) {
    const place = key(row.municipality_id, row.previous_id);
    ids.set(place, [...(ids.get(place) ?? []), row.id]);
  }
  return planned.flatMap(({ municipalityId, checklists }) =>
    checklists.map(({ entityIds, previousId }) => ({
      id: ids.get(key(municipalityId, previousId ?? null))?.shift() ?? 0,
      municipalityId,
      entityIds,
      previousId: previousId ?? null,
    })),
  );
}

/** Writes the figures of checklists without an answer, which are the same for all of a campaign. */
export async function insertEmptyScores(
  tx: ActorTx,
  launched: readonly LaunchedChecklist[],
  summary: ScoreSummary,
): Promise<void> {
  const score = JSON.stringify(summary);
  await tx.q
    .insertInto('checklist_score')
    .values(
      launched.map(({ id, municipalityId }) => ({
        checklist_id: id,
        service_id: tx.actor.serviceId,
        municipality_id: municipalityId,
        total: summary.own.total,
        answered: 0,
        to_review: 0,
        returned: 0,
        score,
        computed_at: tx.now,
      })),
    )
    .execute();
}
