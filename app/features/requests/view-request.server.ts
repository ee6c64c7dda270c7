import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { groundsFor, isClosed, requestClock } from '#app/domain/data-request.ts';
import { clockState, explainDeadline } from '#app/domain/deadline.ts';
import { wallClockOf } from '#app/domain/local-time.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listSteps } from '#db/queries/data-request-acts.server.ts';
import { findRequest } from '#db/queries/data-requests.server.ts';

/** Everything on the page of a request; null when there is none that the actor may see. Two queries. */
export async function viewRequest(tx: ActorTx, address: { slug: string; number: string }) {
  const at = parseRegisterNumber('request', address.number);
  const request = at && (await findRequest(tx, address.slug, at));
  if (!request) return null;
  const { municipalityId, entityId } = request;
  const clock = requestClock(request);
  const reopens = can(tx.actor, 'request.reopen', { municipalityId, entityIds: [entityId] }).allowed;
  const handles = can(tx.actor, 'request.handle', { municipalityId, entityIds: [entityId] }).allowed;
  return {
    request,
    code: registerNumber('request', request.year, request.number),
    clock: clock && { state: clockState(clock, tx.now), how: explainDeadline(clock.rule, clock.startedAt) },
    may: { note: handles, act: handles && !isClosed(request), reopen: reopens && isClosed(request) },
    grounds: groundsFor(request.kind),
    steps: await listSteps(tx, request.id),
    received: writeMoment({ precision: 'minute', at: request.receivedAt }),
    today: wallClockOf(tx.now).day,
    formKey: randomUUID(),
  };
}
export type RequestView = NonNullable<Awaited<ReturnType<typeof viewRequest>>>;
