import { can } from '#app/domain/access.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { findMunicipality, type MunicipalityFacts } from '#db/queries/municipalities.server.ts';
import { lockService, updateCoverageEnd, updateMunicipalityEnd } from '#db/queries/world.server.ts';
import type { FormOf } from './settings-forms.ts';

/**
 * Ends a municipality after a last day, with the one it merged into where there is one. Coverage that runs beyond that
 * day ends on it; everything that was kept stays and can be read.
 */
export async function endMunicipality(
  tx: ActorTx,
  municipality: MunicipalityFacts,
  form: FormOf<'end_municipality'>,
): Promise<FormOutcome> {
  const municipalityId = municipality.id;
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const present = await findMunicipality(tx, municipality.slug);
  if (present?.endedOn) return { kind: 'invalid', errors: { last_day: ['municipalities.problem.already_ended'] } };
  const successor = form.successor === '' ? null : await findMunicipality(tx, form.successor);
  if (form.successor !== '' && (!successor || successor.id === municipalityId || successor.endedOn))
    return { kind: 'invalid', errors: { successor: ['municipalities.problem.successor_unknown'] } };
  const entities = await listEntities(tx, municipalityId);
  const beyond = entities.flatMap((entity) =>
    entity.coverage
      .filter((period) => period.untilOn === null || period.untilOn > form.last_day)
      .map((period) => ({ ...period, entity: entity.name })),
  );
  if (beyond.some((period) => period.fromOn > form.last_day))
    return { kind: 'invalid', errors: { last_day: ['municipalities.problem.ends_before_coverage'] } };

  await updateMunicipalityEnd(tx, municipalityId, { endedOn: form.last_day, successorId: successor?.id ?? null });
  for (const period of beyond) await updateCoverageEnd(tx, period.id, form.last_day);
  const ended: JournalEntry = {
    event: 'municipality.ended',
    municipalityId,
    objectType: 'municipality',
    objectId: municipalityId,
    after: { endedOn: form.last_day, successor: successor?.name ?? null },
  };
  const coverage = beyond.map(
    ({ id, entity, fromOn, untilOn }): JournalEntry => ({
      event: 'coverage.ended',
      municipalityId,
      objectType: 'coverage',
      objectId: id,
      before: { entity, fromOn, untilOn },
      after: { entity, fromOn, untilOn: form.last_day },
    }),
  );
  await recordAll(tx, verdict.as, [ended, ...coverage]);
  return { kind: 'saved' };
}
