import { can } from '#app/domain/access.ts';
import { keptLevel, regimeFaults } from '#app/domain/regime.ts';
import { errorsOf, type FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { refreshAskedByRegime } from '#db/queries/refresh-score.server.ts';
import { insertRegimes } from '#db/queries/world.server.ts';
import type { FormOf } from './settings-forms.ts';

/** Decides whether a regime applies to an entity, from a day; what stood there before stays in its history. */
export async function setRegime(tx: ActorTx, municipalityId: number, form: FormOf<'set_regime'>): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const entity = (await listEntities(tx, municipalityId)).find((one) => one.id === form.entity);
  if (!entity) return { kind: 'not_found' };
  const { code, applicability, reason, from: fromOn } = form;
  const faults = regimeFaults(form, entity.kind).map(({ part, problem }) => ({ field: part, problem }));
  if (faults.length > 0)
    return { kind: 'invalid', errors: errorsOf(faults, (problem) => `municipalities.problem.${problem}`) };
  const level = keptLevel(form);
  const before = entity.regimes.find((one) => one.code === code);
  const [made] = await insertRegimes(tx, municipalityId, [
    { entityId: entity.id, code, applicability, level, reason, fromOn },
  ]);
  await refreshAskedByRegime(tx, entity.id);
  const facts = { entity: entity.name, code };
  await record(tx, verdict.as, {
    event: 'regime.set',
    municipalityId,
    objectType: 'regime',
    objectId: made?.id ?? 0,
    ...(before
      ? {
          before: {
            ...facts,
            applicability: before.applicability,
            level: before.level,
            reason: before.reason,
            fromOn: before.fromOn,
          },
        }
      : {}),
    after: { ...facts, applicability, level, reason, fromOn },
  });
  return { kind: 'saved' };
}
