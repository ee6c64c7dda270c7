import { sql } from 'kysely';
import type { FindingIntent, Severity } from '#app/domain/finding.ts';
import type { ActorTx } from '../connection.server.ts';

/** A finding as it is read. */
export interface FindingLine {
  id: number;
  checklistId: number;
  code: string;
  titleNl: string;
  titleEn: string;
  checklist: string;
  severity: Severity;
  text: string;
  measure: string;
  dueOn: string | null;
  version: number;
  at: Date;
  by: string | null;
  proposedAt: Date | null;
  proposedBy: string | null;
  proposal: string;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  resolution: string;
  /** What became of it, the oldest first. */
  steps: FindingStep[];
}

export interface FindingStep {
  id: number;
  kind: 'proposed' | 'resolved' | 'reopened';
  text: string;
  at: Date;
  by: string | null;
}

type Read = Omit<FindingLine, 'steps'> & { steps: (Omit<FindingStep, 'at'> & { at: string })[] };

async function read(tx: ActorTx, where: ReturnType<typeof sql>): Promise<FindingLine[]> {
  const found = await lines(where).execute(tx.q);
  return found.rows.map((line) => ({
    ...line,
    steps: line.steps.map((step) => ({ ...step, at: new Date(step.at) })),
  }));
}

const lines = (where: ReturnType<typeof sql>) => sql<Read>`
  select f.id, f.checklist_id as "checklistId", n.code, n.title_nl as "titleNl", n.title_en as "titleEn",
    c.title as checklist, f.severity, f.text, f.measure, f.due_on as "dueOn", f.version, f.at, a.name as by,
    f.proposed_at as "proposedAt", p.name as "proposedBy", f.proposal, f.resolved_at as "resolvedAt",
    r.name as "resolvedBy", f.resolution,
    coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'text', s.text, 'at', s.at, 'by', b.name)
      order by s.id) from finding_step s left join account b on b.id = s.by_id where s.finding_id = f.id), '[]') as steps
  from finding f join checklist c on c.id = f.checklist_id join framework_node n on n.id = f.node_id
  left join account a on a.id = f.by_id left join account p on p.id = f.proposed_by
  left join account r on r.id = f.resolved_by
  where ${where}
  order by f.resolved_at is not null, array_position(array['critical', 'high', 'medium', 'low'], f.severity), f.id
  limit 500`;

/** The findings at a checklist, the open and heaviest first. One query. */
export async function listFindings(tx: ActorTx, checklistId: number): Promise<FindingLine[]> {
  return read(tx, sql`f.checklist_id = ${checklistId}`);
}

/** The findings at one question. One query. */
export async function listFindingsAt(tx: ActorTx, checklistId: number, code: string): Promise<FindingLine[]> {
  return read(tx, sql`f.checklist_id = ${checklistId} and n.code = ${code}`);
}

/** The findings of a municipality that are not closed. One query. */
export async function listOpenFindings(tx: ActorTx, municipalityId: number): Promise<FindingLine[]> {
  return read(tx, sql`f.municipality_id = ${municipalityId} and f.resolved_at is null`);
}

/** One finding of a municipality; null when it is not the actor's. One query. */
export async function findFinding(tx: ActorTx, slug: string, id: number): Promise<FindingLine | null> {
  const where = sql`f.id = ${id} and f.municipality_id = (select m.id from municipality m where m.slug = ${slug})`;
  return (await read(tx, where))[0] ?? null;
}

/** A question at which a finding may be made; null when the actor has no such checklist or it asks no such thing. */
export async function findFindingPlace(
  tx: ActorTx,
  address: { slug: string; checklistId: number; code: string },
): Promise<{ municipalityId: number; frameworkId: number; nodeId: number } | null> {
  const found = await sql<{ municipalityId: number; frameworkId: number; nodeId: number }>`
    select c.municipality_id as "municipalityId", c.framework_id as "frameworkId", n.id as "nodeId"
    from checklist c join municipality m on m.id = c.municipality_id and m.slug = ${address.slug}
    join framework_node n on n.framework_id = c.framework_id and n.code = ${address.code} and n.kind = 'requirement'
      and c.level = any (n.levels) and n.id <> all (c.unasked)
    where c.id = ${address.checklistId}`.execute(tx.q);
  return found.rows[0] ?? null;
}

export interface NewFinding {
  checklistId: number;
  severity: Severity;
  text: string;
  measure: string;
  dueOn: string | null;
}

/** Keeps a finding. @returns its number. */
export async function insertFinding(
  tx: ActorTx,
  place: { municipalityId: number; frameworkId: number; nodeId: number },
  finding: NewFinding,
): Promise<number> {
  const { id } = await tx.q
    .insertInto('finding')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: place.municipalityId,
      checklist_id: finding.checklistId,
      framework_id: place.frameworkId,
      node_id: place.nodeId,
      severity: finding.severity,
      text: finding.text,
      measure: finding.measure,
      due_on: finding.dueOn,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * A finding of a municipality, held until the transaction ends; null when it is not the actor's. One that is closed is
 * read and not held by who cannot open it again.
 */
export async function holdFinding(tx: ActorTx, slug: string, id: number) {
  const found = tx.q
    .selectFrom('finding as f')
    .innerJoin('municipality as m', 'm.id', 'f.municipality_id')
    .innerJoin('checklist as c', 'c.id', 'f.checklist_id')
    .innerJoin('framework_node as n', 'n.id', 'f.node_id')
    .where('f.id', '=', id)
    .where('m.slug', '=', slug)
    .select(['f.id', 'f.version', 'f.proposed_at as proposedAt', 'f.resolved_at as resolvedAt', 'n.code'])
    .select(['f.municipality_id as municipalityId', 'f.checklist_id as checklistId', 'c.assignee_id as assigneeId'])
    .select(
      sql<number[]>`array(select ce.entity_id from checklist_entity ce where ce.checklist_id = c.id)`.as('entityIds'),
    )
    .select('f.node_id as nodeId');
  const held = await found.forUpdate('f').executeTakeFirst();
  return held ?? (await found.executeTakeFirst()) ?? null;
}

export type HeldFinding = NonNullable<Awaited<ReturnType<typeof holdFinding>>>;
const STEP_OF = { propose: 'proposed', resolve: 'resolved', reopen: 'reopened' } as const;

/** Keeps that a finding is said to be done, that it is closed, or that it is opened again; and the step with its reason. */
export async function moveFinding(
  tx: ActorTx,
  finding: HeldFinding,
  move: { intent: FindingIntent; text: string },
): Promise<void> {
  await tx.q
    .updateTable('finding')
    .set({ version: finding.version + 1, ...standingAfter(tx, move) })
    .where('id', '=', finding.id)
    .where('version', '=', finding.version)
    .execute();
  await tx.q
    .insertInto('finding_step')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: finding.municipalityId,
      checklist_id: finding.checklistId,
      node_id: finding.nodeId,
      finding_id: finding.id,
      kind: STEP_OF[move.intent],
      text: move.text,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

function standingAfter(tx: ActorTx, { intent, text }: { intent: FindingIntent; text: string }) {
  const by = tx.actor.accountId;
  if (intent === 'propose') return { proposed_at: tx.now, proposed_by: by, proposal: text };
  if (intent === 'resolve') return { resolved_at: tx.now, resolved_by: by, resolution: text };
  const nobody = { proposed_by: null, resolved_by: null, proposal: '', resolution: '' };
  return { proposed_at: null, resolved_at: null, ...nobody };
}
