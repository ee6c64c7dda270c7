import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

export const REGISTER_STATES = ['expiring', 'expired', 'damaged', 'unused', 'confidential'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** What the register of a municipality is narrowed to; what is left out narrows nothing. */
export interface RegisterFilter {
  municipalityId: number;
  state?: RegisterState | undefined;
  ownerId?: number | undefined;
  text?: string | undefined;
  /** From 1. */
  page: number;
  /** Days as `YYYY-MM-DD`. */
  today: string;
  /** The last day that counts as soon. */
  soon: string;
}

export type RegisterLine = Awaited<ReturnType<typeof listRegister>>[number];
/** Pieces on one page of the register. */
export const REGISTER_PAGE = 100;

/** The pieces of a municipality that the actor may see, by title, one page of them; each with how many there are. One query. */
export async function listRegister(tx: ActorTx, filter: RegisterFilter) {
  const text = `%${(filter.text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return tx.q
    .selectFrom('evidence as e')
    .leftJoin('account as o', 'o.id', 'e.owner_id')
    .where('e.municipality_id', '=', filter.municipalityId)
    .$if(filter.state === 'expired', (q) => q.where('e.valid_until', '<', filter.today))
    .$if(filter.state === 'expiring', (q) =>
      q.where('e.valid_until', '>=', filter.today).where('e.valid_until', '<=', filter.soon),
    )
    .$if(filter.state === 'damaged', (q) => q.where(damaged, '=', true))
    .$if(filter.state === 'unused', (q) => q.where(uses, '=', 0))
    .$if(filter.state === 'confidential', (q) => q.where('e.confidentiality', '=', 'confidential'))
    .$if(filter.ownerId !== undefined, (q) => q.where('e.owner_id', '=', filter.ownerId ?? 0))
    .$if(Boolean(filter.text), (q) =>
      q.where((eb) => eb.or([eb('e.title', 'ilike', text), eb('e.file_name', 'ilike', text)])),
    )
    .orderBy('e.title')
    .orderBy('e.id')
    .limit(REGISTER_PAGE)
    .offset((filter.page - 1) * REGISTER_PAGE)
    .select(['e.id', 'e.kind', 'e.title', 'e.valid_until as validUntil', 'e.confidentiality', 'o.name as owner'])
    .select([uses.as('uses'), damaged.as('damaged'), sql<number>`(count(*) over ())::integer`.as('total')])
    .execute();
}

const uses = sql<number>`(select count(distinct (ae.checklist_id, ae.node_id))::integer from answer_evidence ae
  where ae.evidence_id = e.id and ae.removed_at is null)`;
const damaged = sql<boolean>`exists (select 1 from evidence_file f where f.evidence_id = e.id
  and f.revision = e.revision and f.damaged_at is not null)`;

/** People of the municipality who can own a piece: its SPOCs and directors, and the DPOs of the service. One query. */
export async function listOwners(tx: ActorTx, municipalityId: number) {
  return tx.q
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .where((eb) =>
      eb.or([
        eb.and([eb('m.municipality_id', '=', municipalityId), eb('m.role', 'in', ['spoc', 'director', 'contributor'])]),
        eb.and([eb('m.municipality_id', 'is', null), eb('m.role', '=', 'dpo')]),
      ]),
    )
    .select(['a.id', 'a.name'])
    .distinct()
    .orderBy('a.name')
    .execute();
}

/** What asks attention among the evidence of a municipality. */
export interface EvidenceCare {
  slug: string;
  name: string;
  expired: number;
  expiring: number;
  damaged: number;
}

/** What asks attention in each of some municipalities, those without anything left out. One query. */
export async function listCare(
  tx: ActorTx,
  municipalityIds: readonly number[],
  days: { today: string; soon: string },
): Promise<EvidenceCare[]> {
  const found = await sql<EvidenceCare>`
    select m.slug, m.name, count(*) filter (where e.valid_until < ${days.today})::integer as expired,
      count(*) filter (where e.valid_until between ${days.today} and ${days.soon})::integer as expiring,
      count(*) filter (where ${damaged})::integer as damaged
    from evidence e join municipality m on m.id = e.municipality_id
    where e.municipality_id = any (${[...municipalityIds]}::integer[])
    group by m.id having count(*) filter (where e.valid_until <= ${days.soon} or ${damaged}) > 0
    order by m.name`.execute(tx.q);
  return found.rows;
}
