import { can } from '#app/domain/access.ts';
import type { PersonFunction } from '#app/domain/municipality.ts';
import { changedSince, seenFunction } from '#app/domain/seen.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findPersonByEmail, insertFunction, listFunctions, updateFunction } from '#db/queries/people.server.ts';
import { lockService } from '#db/queries/world.server.ts';

export interface FunctionForm {
  name: string;
  email: string;
  phone: string;
  function: PersonFunction;
  fromOn: string;
  untilOn: string | null;
}

/** Writes who takes up a function in a municipality; linked to an account when the address is that of a known person. */
export async function addFunction(tx: ActorTx, municipalityId: number, form: FunctionForm): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'people.invite', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (form.untilOn !== null && form.untilOn < form.fromOn)
    return { kind: 'invalid', errors: { until: ['people.problem.until_before_from'] } };
  const known = form.email ? await findPersonByEmail(tx, form.email) : null;
  const id = await insertFunction(tx, { ...form, municipalityId, accountId: known?.id ?? null });
  await record(tx, verdict.as, {
    event: 'person.changed',
    municipalityId,
    objectType: 'person',
    objectId: id,
    after: { ...form },
  });
  return { kind: 'saved' };
}

/** Changes how somebody is reached, or a function's last day, unless somebody else did since the form was opened. */
export async function changeFunction(
  tx: ActorTx,
  municipalityId: number,
  id: number,
  form: Pick<FunctionForm, 'name' | 'email' | 'phone' | 'untilOn'>,
  seen: string,
): Promise<FormOutcome> {
  await lockService(tx);
  const [present] = await listFunctions(tx, municipalityId, id);
  if (!present) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'people.invite', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (changedSince(seen, seenFunction(present)))
    return { kind: 'invalid', errors: { seen: ['common.changed_meanwhile.title'] } };
  if (form.untilOn !== null && form.untilOn < present.fromOn)
    return { kind: 'invalid', errors: { until: ['people.problem.until_before_from'] } };
  await updateFunction(tx, id, form);
  const { name, email, phone, untilOn, function: role } = present;
  await record(tx, verdict.as, {
    event: 'person.changed',
    municipalityId,
    objectType: 'person',
    objectId: id,
    before: { function: role, name, email, phone, untilOn },
    after: { function: role, ...form },
  });
  return { kind: 'saved' };
}
