import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/access.ts';
import { handleRequest } from '#app/features/requests/handle-request.server.ts';
import { registerRequest } from '#app/features/requests/register-request.server.ts';
import { newRequestForm, requestForm } from '#app/features/requests/request-form.ts';
import { viewRequest } from '#app/features/requests/view-request.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { type BuiltMunicipality, builders, NOW } from './builders.ts';
import { freshDatabase } from './database.ts';

const DAY = 86_400_000;
/** So many days after `NOW`. */
export const days = (n: number) => new Date(NOW.getTime() + n * DAY);

/** What somebody writes down of a request. */
export const asked = { kind: 'access', way: 'mail', received: '', person_name: 'Aanvrager Geheimnaam' };

/** Posts to the page of a request that are accepted as they are. */
export const checked = { intent: 'check_identity', identity_how: 'Gekend aan het loket' };
export const answer = { intent: 'answer', answer: 'Kopie van het dossier bezorgd' };
export const extend = { intent: 'extend', extension_ground: 'complexity', extension_reason: 'Veel dossiers' };
export const refuse = { intent: 'refuse', refusal_ground: 'excessive', refusal_reason: 'Vierde keer dit jaar' };

/** A database with what tests of requests of data subjects do over and over. */
export async function requesting() {
  const db = await freshDatabase();
  const make = builders(db);
  const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = NOW) =>
    withActor(db.database, actor, now, work);

  async function situation() {
    const service = await make.aService('Dienst Noord');
    const place = await make.aMunicipality(service, 'Zandbeke');
    const sister = await make.aMunicipality(service, 'Duinbeke');
    const at = { municipalityId: place.id };
    const [spoc, director] = [await make.aPerson(service, 'spoc', at), await make.aPerson(service, 'director', at)];
    const confined = { ...at, entityIds: [place.ocmw] };
    return {
      ...{ service, place, sister, spoc, director, dpo: await make.aPerson(service, 'dpo') },
      ocmwSpoc: await make.aPerson(service, 'spoc', confined),
      ocmwDirector: await make.aPerson(service, 'director', confined),
      outsider: await make.aPerson(service, 'spoc', { municipalityId: sister.id }),
      auditor: await make.aPerson(service, 'auditor'),
    };
  }

  function register(actor: Actor, place: BuiltMunicipality, form: Record<string, unknown> = {}, now = NOW) {
    const read = newRequestForm.parse({ form_key: randomUUID(), entity: place.gemeente, ...asked, ...form });
    return as(actor, (tx) => registerRequest(tx, place.id, read), now);
  }

  async function registered(
    s: { spoc: Actor; place: BuiltMunicipality },
    form: Record<string, unknown> = {},
    now = NOW,
  ): Promise<string> {
    const outcome = await register(s.spoc, s.place, form, now);
    if (outcome.kind !== 'registered') throw new Error(JSON.stringify(outcome));
    return outcome.number;
  }

  const look = (actor: Actor, place: BuiltMunicipality, number: string, now = days(1)) =>
    as(actor, (tx) => viewRequest(tx, { slug: place.slug, number }), now);

  async function act(
    actor: Actor,
    place: BuiltMunicipality,
    number: string,
    form: Record<string, unknown>,
    now = days(1),
  ) {
    const version = (
      await db.sql<{ version: number }>(
        `select version from data_request where municipality_id = $1 and $2 like '%-' || lpad(number::text, 3, '0')`,
        [place.id, number],
      )
    )[0]?.version;
    const read = requestForm.parse({ form_key: randomUUID(), version: version ?? 1, ...form });
    return as(actor, (tx) => handleRequest(tx, { slug: place.slug, number }, read), now);
  }
  return { db, make, as, situation, register, registered, look, act };
}
