import { can } from '#app/domain/access.ts';
import { coverageFaults } from '#app/domain/municipality.ts';
import { errorsOf, type FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { insertCoverage, lockService, updateCoverageEnd } from '#db/queries/world.server.ts';
import type { FormOf } from './settings-forms.ts';

/** Covers an entity from a day; a period that shares a day with another of the same entity is refused. */
export async function startCoverage(
  tx: ActorTx,
  municipalityId: number,
  form: FormOf<'start_coverage'>,
): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const entity = (await listEntities(tx, municipalityId)).find((one) => one.id === form.entity);
  if (!entity) return { kind: 'not_found' };
  const { from: fromOn, until: untilOn, note } = form;
  const faults = coverageFaults({ fromOn, untilOn }, entity.coverage);
  if (faults.length > 0)
    return { kind: 'invalid', errors: errorsOf(faults, (problem) => `municipalities.problem.${problem}`) };
  const [id = 0] = await insertCoverage(tx, municipalityId, [{ entityId: entity.id, fromOn, untilOn, note }]);
  await record(tx, verdict.as, {
    event: 'coverage.started',
    municipalityId,
    objectType: 'coverage',
    objectId: id,
    after: { entity: entity.name, fromOn, untilOn, note },
  });
  return { kind: 'saved' };
}

/** Sets, moves or takes away the last day of a period of coverage. */
export async function endCoverage(
  tx: ActorTx,
  municipalityId: number,
  form: FormOf<'end_coverage'>,
): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const entities = await listEntities(tx, municipalityId);
  const entity = entities.find((one) => one.coverage.some((period) => period.id === form.coverage));
  const period = entity?.coverage.find((one) => one.id === form.coverage);
  if (!entity || !period) return { kind: 'not_found' };
  const others = entity.coverage.filter((one) => one.id !== period.id);
  const faults = coverageFaults({ fromOn: period.fromOn, untilOn: form.until }, others);
  if (faults.length > 0) {
    const here = faults.map((fault) => ({ ...fault, field: 'until' }));
    return { kind: 'invalid', errors: errorsOf(here, (problem) => `municipalities.problem.${problem}`) };
  }
  await updateCoverageEnd(tx, period.id, form.until);
  await record(tx, verdict.as, {
    event: 'coverage.ended',
    municipalityId,
    objectType: 'coverage',
    objectId: period.id,
    before: { entity: entity.name, fromOn: period.fromOn, untilOn: period.untilOn },
    after: { entity: entity.name, fromOn: period.fromOn, untilOn: form.until },
  });
  return { kind: 'saved' };
}
