import { ruleForRole } from '#app/domain/breach.ts';
import { type Audience, type ReminderStep, remindersDue } from '#app/domain/clock-reminders.ts';
import { requestClock } from '#app/domain/data-request.ts';
import { deadlineOf, ruleOn } from '#app/domain/deadline.ts';
import type { Mail } from '#app/domain/mail.ts';
import { nis2Clocks } from '#app/domain/nis2.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { type Database, type SystemTx, withSystem } from '#db/connection.server.ts';
import {
  type ClockReader,
  type ClockRegister,
  claimSteps,
  listBreachClocks,
  listClockReaders,
  listHandledSteps,
  listNis2Clocks,
  type WatchedClock,
} from '#db/queries/clock-reminders.server.ts';
import { listRequestClocks } from '#db/queries/data-requests.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';

/** Makes the address of what a clock is about. */
export type ClockPath = (register: ClockRegister, slug: string, target: string) => string;

/**
 * Tells who must know of every legal clock that reached a step of its plan: the DPO and who decides, and every director
 * at the deadline. Each step of each version of a clock once, whoever runs this; after an outage the latest alone. Legal
 * clocks run at night, and so does this. As many statements for many clocks as for one.
 * @returns how many mails were written.
 */
export async function remindClocks(
  { database, now }: { database: Database; now: () => Date },
  pathOf: ClockPath,
): Promise<number> {
  return withSystem(database, now(), (tx) => remindDue(tx, pathOf));
}

interface Due {
  of: WatchedClock;
  step: ReminderStep;
}

async function remindDue(tx: SystemTx, pathOf: ClockPath): Promise<number> {
  const clocks = await watchedClocks(tx);
  if (clocks.length === 0) return 0;
  const handled = await listHandledSteps(tx, clocks);
  const send: Due[] = [];
  const passed: Due[] = [];
  for (const of of clocks) {
    const own = handled.filter(
      ({ register, objectId, rule }) =>
        register === of.register && objectId === of.objectId && rule === of.clock.rule.id,
    );
    const due = remindersDue(
      of.clock,
      tx.now,
      own.map(({ version, step }) => ({ version, key: step })),
    );
    if (due.send) send.push({ of, step: due.send });
    passed.push(...due.passed.map((step) => ({ of, step })));
  }
  if (send.length + passed.length === 0) return 0;
  const claimed = await claimSteps(tx, [
    ...send.map(({ of, step }) => ({ of, step: step.key, passed: false })),
    ...passed.map(({ of, step }) => ({ of, step: step.key, passed: true })),
  ]);
  const mine = new Set(
    claimed.map(({ register, objectId, rule, version, step }) => [register, objectId, rule, version, step].join()),
  );
  const due = send.filter(({ of, step }) =>
    mine.has([of.register, of.objectId, of.clock.rule.id, of.clock.version, step.key].join()),
  );
  const readers = await listClockReaders(tx, [...new Set(due.map(({ of }) => of.entityId))]);
  return queueMails(
    tx,
    due.flatMap((one) => mailsOf(one, readers, pathOf)),
  );
}

/** All clocks that run, of every register. */
async function watchedClocks(tx: SystemTx): Promise<WatchedClock[]> {
  const breaches = (await listBreachClocks(tx)).flatMap((one): WatchedClock[] => {
    const rule = ruleOn(ruleForRole(one.role), one.awareAt);
    if (!rule) return [];
    const clock = { rule, startedAt: one.awareAt, stoppedAt: null, version: one.awareVersion };
    return [watched('breach', one, clock, one.deciderId)];
  });
  const requests = (await listRequestClocks(tx)).flatMap((one): WatchedClock[] => {
    const clock = requestClock(one.facts);
    return clock ? [watched('request', one, clock, null)] : [];
  });
  const reports = (await listNis2Clocks(tx)).flatMap((one): WatchedClock[] =>
    nis2Clocks(one)
      .filter(({ clock }) => clock.stoppedAt === null)
      .map(({ clock }) => ({
        ...watched('incident', one, clock, null),
        target: String(one.id),
      })),
  );
  return [...breaches, ...requests, ...reports];
}

function watched(
  register: 'breach' | 'request' | 'incident',
  one: { id: number; serviceId: number; municipalityId: number; entityId: number; year: number; number: number },
  clock: WatchedClock['clock'],
  deciderId: number | null,
): WatchedClock {
  const { id, serviceId, municipalityId, entityId } = one;
  const number = registerNumber(register, one.year, one.number);
  const of = register === 'incident' ? 'nis2' : register;
  return { register: of, objectId: id, serviceId, municipalityId, entityId, number, target: number, clock, deciderId };
}

function mailsOf({ of, step }: Due, readers: readonly ClockReader[], pathOf: ClockPath): Mail[] {
  const { register, objectId, clock, number, serviceId } = of;
  const here = readers.filter(({ entityId }) => entityId === of.entityId);
  // Who was chosen to decide and is no director any more decides nothing: then any director may.
  const decides = here.some(({ role, accountId }) => role === 'director' && accountId === of.deciderId);
  const whose = { register, deciderId: decides ? of.deciderId : null };
  const told = new Map(
    here
      .filter((reader) => step.audience.some((one) => belongs(one, reader, whose)))
      .map((reader) => [reader.accountId, reader]),
  );
  const key = ['clock', register, objectId, clock.rule.id, clock.version, step.key].join(':');
  return [...told.values()].map((reader) => ({
    kind: 'legal_clock',
    accountId: reader.accountId,
    serviceId,
    key: `${key}:${reader.accountId}`,
    params: {
      register,
      municipality: reader.municipality,
      entity: reader.entity,
      number,
      deadline: deadlineOf(clock.rule, clock.startedAt)?.toISOString() ?? null,
      overdue: step.key === 'deadline',
      path: pathOf(register, reader.slug, of.target),
    },
  }));
}

/** Whether somebody belongs to an audience of a clock. A request of a data subject is not decided by a director. */
function belongs(
  audience: Audience,
  reader: ClockReader,
  { register, deciderId }: Pick<WatchedClock, 'register' | 'deciderId'>,
): boolean {
  if (audience === 'dpo') return reader.role === 'dpo';
  if (audience === 'director') return reader.role === 'director';
  if (register === 'request') return false;
  return deciderId === null ? reader.role === 'director' : reader.accountId === deciderId;
}
