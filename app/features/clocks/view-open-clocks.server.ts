import { canSomewhere } from '#app/domain/access.ts';
import { breachClock } from '#app/domain/breach.ts';
import { requestClock } from '#app/domain/data-request.ts';
import type { RequestKind } from '#app/domain/data-request-kinds.ts';
import { type Clock, type ClockState, clockState } from '#app/domain/deadline.ts';
import type { RuleId } from '#app/domain/deadline-rules.ts';
import { nis2Clocks } from '#app/domain/nis2.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listOpenBreaches } from '#db/queries/breaches.server.ts';
import { listRunningRequests } from '#db/queries/data-requests.server.ts';
import { listOpenNis2Reports } from '#db/queries/nis2.server.ts';

/** A legal clock as a start page shows it. */
export interface OpenClock {
  register: 'breach' | 'nis2' | 'request';
  /** By which its page is found in the register of its municipality: a number of a register, the id of a report. */
  target: string;
  slug: string;
  /** Null where the incident that is reported is not for the reader. */
  code: string | null;
  /** Of the incident, where the reader may see it. */
  title: string | null;
  requestKind: RequestKind | null;
  entity: string;
  /** Null as long as nobody said since when it is known. */
  running: { rule: RuleId; state: ClockState } | null;
}

/**
 * The legal clocks that run and that the actor may see, of every register, the least time left first; dossiers of which
 * nobody said since when it is known come before all, since their clock may be running. One query for each register.
 */
export async function viewOpenClocks(tx: ActorTx): Promise<OpenClock[]> {
  const found = [
    ...(canSomewhere(tx.actor, 'breach.read') ? await breachClocks(tx) : []),
    ...(canSomewhere(tx.actor, 'nis2.read') ? await reportClocks(tx) : []),
    ...(canSomewhere(tx.actor, 'request.read') ? await requestClocks(tx) : []),
  ];
  const left = ({ running }: OpenClock) => running?.state.remainingMs ?? -Infinity;
  return found.filter(({ running }) => running?.state.phase !== 'stopped').toSorted((a, b) => left(a) - left(b));
}

async function breachClocks(tx: ActorTx): Promise<OpenClock[]> {
  return (await listOpenBreaches(tx)).map((breach) => {
    const code = registerNumber('breach', breach.year, breach.number);
    return {
      register: 'breach',
      target: code,
      slug: breach.slug,
      code,
      title: breach.incident?.title ?? null,
      requestKind: null,
      entity: breach.entity,
      running: runningOf(breachClock(breach), tx.now),
    };
  });
}

async function reportClocks(tx: ActorTx): Promise<OpenClock[]> {
  return (await listOpenNis2Reports(tx)).flatMap((report) =>
    nis2Clocks({ ...report, sent: report.stages }).map(({ clock }) => ({
      register: 'nis2' as const,
      target: String(report.id),
      slug: report.slug,
      code: report.incident && registerNumber('incident', report.incident.year, report.incident.number),
      title: report.incident?.title ?? null,
      requestKind: null,
      entity: report.entity,
      running: runningOf(clock, tx.now),
    })),
  );
}

async function requestClocks(tx: ActorTx): Promise<OpenClock[]> {
  return (await listRunningRequests(tx)).map((request) => {
    const code = registerNumber('request', request.year, request.number);
    return {
      register: 'request',
      target: code,
      slug: request.slug,
      code,
      title: null,
      requestKind: request.kind,
      entity: request.entity,
      running: runningOf(requestClock(request), tx.now),
    };
  });
}

function runningOf(clock: Clock | null, now: Date): OpenClock['running'] {
  return clock && { rule: clock.rule.id, state: clockState(clock, now) };
}
