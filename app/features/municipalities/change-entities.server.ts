import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { entityFaults, ORGANS_OF } from '#app/domain/municipality.ts';
import { startingApplicability } from '#app/domain/regime.ts';
import { changedSince, seenEntity } from '#app/domain/seen.ts';
import { errorsOf, type FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { record, recordAll } from '#db/queries/journal.server.ts';
import { listTakenKbos } from '#db/queries/municipalities.server.ts';
import { insertEntities, insertOrgan, insertRegimes, lockService, updateEntity } from '#db/queries/world.server.ts';
import type { FormOf } from './settings-forms.ts';

/** Adds a legal person to a municipality; the GDPR applies to it from today. */
export async function addEntity(tx: ActorTx, municipalityId: number, form: FormOf<'add_entity'>): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const errors = await entityErrors(tx, municipalityId, form, form.kind);
  if (errors) return { kind: 'invalid', errors };
  const { kind, name, kbo, ovo } = form;
  const [id = 0] = await insertEntities(tx, municipalityId, [{ kind, name, kbo, ovo }]);
  const fromOn = localDate(tx.now);
  const rows = (['gdpr', 'ksz', 'nis2', 'cyfun'] as const).flatMap((code) => {
    const applicability = startingApplicability(code, kind);
    return applicability ? [{ entityId: id, code, applicability, level: null, reason: '', fromOn }] : [];
  });
  const made = await insertRegimes(tx, municipalityId, rows);
  await recordAll(tx, verdict.as, [
    { event: 'entity.added', municipalityId, objectType: 'entity', objectId: id, after: { kind, name, kbo, ovo } },
    ...rows.map(
      ({ entityId: _, ...row }, index) =>
        ({
          event: 'regime.set',
          municipalityId,
          objectType: 'regime',
          objectId: made[index]?.id ?? 0,
          after: { entity: name, ...row },
        }) as const,
    ),
  ]);
  return { kind: 'saved' };
}

/** Changes the name or the numbers of an entity, unless somebody else did since the form was opened. */
export async function changeEntity(
  tx: ActorTx,
  municipalityId: number,
  form: FormOf<'change_entity'>,
): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const present = (await listEntities(tx, municipalityId)).find((one) => one.id === form.entity);
  if (!present) return { kind: 'not_found' };
  if (changedSince(form.seen, seenEntity(present)))
    return { kind: 'invalid', errors: { seen: ['common.changed_meanwhile.title'] } };
  const errors = await entityErrors(tx, municipalityId, form, present.kind, present.id);
  if (errors) return { kind: 'invalid', errors };
  const { name, kbo, ovo } = form;
  await updateEntity(tx, present.id, { name, kbo, ovo });
  await record(tx, verdict.as, {
    event: 'entity.changed',
    municipalityId,
    objectType: 'entity',
    objectId: present.id,
    before: { name: present.name, kbo: present.kbo ?? '', ovo: present.ovo ?? '' },
    after: { name, kbo, ovo },
  });
  return { kind: 'saved' };
}

async function entityErrors(
  tx: ActorTx,
  municipalityId: number,
  form: { name: string; kbo: string; ovo: string },
  kind: string,
  exceptEntity?: number,
) {
  const present = await listEntities(tx, municipalityId);
  const taken = await listTakenKbos(tx, [form.kbo], exceptEntity);
  const errors = errorsOf(entityFaults(form, taken), (problem) => `municipalities.problem.${problem}`);
  const twin = present.some((one) => one.id !== exceptEntity && one.kind === kind && one.name === form.name);
  if (twin) errors.name = ['municipalities.problem.entity_taken'];
  return Object.keys(errors).length > 0 ? errors : null;
}

/** Adds a body that decides for an entity; one that the law gives to another kind of entity is refused. */
export async function addOrgan(tx: ActorTx, municipalityId: number, form: FormOf<'add_organ'>): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'municipality.change', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const entity = (await listEntities(tx, municipalityId)).find((one) => one.id === form.entity);
  if (!entity) return { kind: 'not_found' };
  if (!ORGANS_OF[entity.kind].includes(form.kind))
    return { kind: 'invalid', errors: { kind: ['municipalities.problem.organ_wrong'] } };
  const { kind, name } = form;
  const id = await insertOrgan(tx, municipalityId, { entityId: entity.id, kind, name });
  if (id === null) return { kind: 'invalid', errors: { name: ['municipalities.problem.organ_taken'] } };
  await record(tx, verdict.as, {
    event: 'organ.added',
    municipalityId,
    objectType: 'organ',
    objectId: id,
    after: { entity: entity.name, kind, name },
  });
  return { kind: 'saved' };
}
