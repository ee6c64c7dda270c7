import { localDate } from '#app/domain/dates.ts';
import type { ImportPlan } from '#app/domain/import-plan.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  insertImportedCoverage,
  insertImportedEntities,
  insertImportedFunctions,
  insertImportedRegimes,
  insertMunicipalities,
} from '#db/queries/import-writes.server.ts';

interface Named {
  id: number;
  name: string;
}

/** What is there already, by address and by address and kind. */
interface Known {
  municipalities: ReadonlyMap<string, Named>;
  entities: ReadonlyMap<string, Named>;
}

export interface WrittenPlaces {
  lines: JournalEntry[];
  municipality: (slug: string) => Named;
}

/** Writes municipalities, their legal persons, coverage and regimes in four statements, with what the journal says of it. */
export async function writePlaces(tx: ActorTx, plan: ImportPlan, known: Known): Promise<WrittenPlaces> {
  const made = await insertMunicipalities(tx, plan.municipalities);
  const municipality = finder(new Map([...known.municipalities, ...made.map((one) => [one.slug, one] as const)]));
  const placed = <Row extends { slug: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, municipalityId: municipality(row.slug).id }));
  const entities = await insertImportedEntities(tx, placed(plan.entities));
  const entity = finder(
    new Map([...known.entities, ...entities.map((one) => [`${one.slug} ${one.kind}`, one] as const)]),
  );
  const about = <Row extends { slug: string; kind: string }>(rows: readonly Row[]) =>
    placed(rows).map((row) => {
      const { id, name } = entity(`${row.slug} ${row.kind}`);
      return { ...row, entityId: id, entity: name };
    });
  const coverage = await insertImportedCoverage(tx, about(plan.coverage));
  const regimes = await insertImportedRegimes(tx, about(plan.regimes));
  const lines: JournalEntry[] = [
    ...made.map(({ id, name, slug, nis, province }) =>
      line('municipality.onboarded', 'municipality', { id, municipalityId: id }, { name, slug, nis, province }),
    ),
    ...entities.map(({ kind, name, kbo, ovo, ...at }) => line('entity.added', 'entity', at, { kind, name, kbo, ovo })),
    ...coverage.map(({ entity: name, fromOn, untilOn, ...at }) =>
      line('coverage.started', 'coverage', at, { entity: name, fromOn, untilOn }),
    ),
    ...regimes.map(({ entity: name, code, applicability, level, reason, fromOn, ...at }) =>
      line('regime.set', 'regime', at, { entity: name, code, applicability, level, reason, fromOn }),
    ),
  ];
  return { lines, municipality };
}

/** Writes who does what, tied to the account where there is one. */
export async function writeFunctions(
  tx: ActorTx,
  plan: ImportPlan,
  municipality: (slug: string) => Named,
  accounts: ReadonlyMap<string, number>,
): Promise<JournalEntry[]> {
  const fromOn = localDate(tx.now);
  const rows = plan.functions.map(({ slug, ...row }) => ({
    ...row,
    municipalityId: municipality(slug).id,
    accountId: accounts.get(row.email) ?? null,
    fromOn,
  }));
  const made = await insertImportedFunctions(tx, rows);
  return made.map(({ name, email, phone, function: function_, ...at }) =>
    line('person.changed', 'person', at, { name, email, phone, function: function_, fromOn, untilOn: null }),
  );
}

function line(
  event: JournalEntry['event'],
  objectType: JournalEntry['objectType'],
  { id, municipalityId }: { id: number; municipalityId: number },
  after: Record<string, unknown>,
): JournalEntry {
  return { event, municipalityId, objectType, objectId: id, after };
}

/** By key. @throws for one that is not there, which a plan never names. */
function finder(map: ReadonlyMap<string, Named>): (key: string) => Named {
  return (key) => {
    const found = map.get(key);
    if (!found) throw new Error(`An import names ${key}, which is neither kept nor made`);
    return found;
  };
}
