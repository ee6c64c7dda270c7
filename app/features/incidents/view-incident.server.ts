import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { type Move, missingToClose, movesFrom } from '#app/domain/incident.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listBreachesOf } from '#db/queries/breaches.server.ts';
import { listPieces } from '#db/queries/incident-pieces.server.ts';
import { findIncident } from '#db/queries/incident-record.server.ts';
import { listLinkedRequirements } from '#db/queries/incident-requirements.server.ts';
import { listHandlers, listTasks } from '#db/queries/incident-tasks.server.ts';
import { listTemplatesFor } from '#db/queries/incident-templates.server.ts';
import { listTimeline, TIMELINE_KINDS, type TimelineLine } from '#db/queries/incident-timeline.server.ts';
import { listCategories } from '#db/queries/incidents.server.ts';
import { listNis2ReportsOf } from '#db/queries/nis2.server.ts';
import { closingFacts } from './held-incident.ts';
import { recordValues } from './record-values.ts';

/** Everything on the page of an incident; null when there is none that the actor may see. Ten queries. */
export async function viewIncident(tx: ActorTx, address: { slug: string; number: string }, search: URLSearchParams) {
  const at = parseRegisterNumber('incident', address.number);
  const incident = at && (await findIncident(tx, address.slug, at));
  if (!incident) return null;
  const { municipalityId, phase } = incident;
  const may = {
    handle: phase !== 'closed' && can(tx.actor, 'incident.handle', { municipalityId }).allowed,
    move: can(tx.actor, 'incident.handle', { municipalityId }).allowed,
    close: can(tx.actor, 'incident.close', { municipalityId }).allowed,
  };
  const dossiers = await listBreachesOf(tx, incident.id);
  const reports = await listNis2ReportsOf(tx, incident.id);
  const timeline = await listTimeline(tx, incident.id);
  const kinds = TIMELINE_KINDS.filter((each) => timeline.some((line) => line.kind === each));
  const kind = kinds.find((each) => each === search.get('kind')) ?? null;
  return {
    incident,
    code: registerNumber('incident', incident.year, incident.number),
    detected: momentFrom(incident.detectedAt, incident.detectedPrecision),
    occurredFrom: momentFrom(incident.occurredFrom, incident.occurredFromPrecision),
    occurredUntil: momentFrom(incident.occurredUntil, incident.occurredUntilPrecision),
    values: recordValues(incident),
    may,
    moves: incident.withdrawnAt ? [] : movesFor(movesFrom(phase), phase === 'closed', may),
    missing: missingToClose(closingFacts(incident, dossiers, reports)).map(({ code }) => code),
    dossiers,
    kind,
    kinds,
    timeline: kind === null ? timeline : timeline.filter((line) => line.kind === kind),
    correcting: correctedLine(timeline, search.get('correct')),
    tasks: (await listTasks(tx, incident.id)).map((task) => ({ ...task, late: isLate(task, tx.now) })),
    templates: may.handle ? await listTemplatesFor(tx, incident.id) : [],
    categories: await listCategories(tx),
    pieces: await listPieces(tx, incident.id),
    linked: await listLinkedRequirements(tx, incident.id),
    handlers: await listHandlers(tx, municipalityId),
    noteKey: randomUUID(),
    taskKey: randomUUID(),
  };
}
export type IncidentView = NonNullable<Awaited<ReturnType<typeof viewIncident>>>;

/** Where somebody may move it: only the DPO closes, and only the DPO opens again. */
function movesFor(moves: Move[], closed: boolean, may: { move: boolean; close: boolean }): Move[] {
  if (!may.move || (closed && !may.close)) return [];
  return moves.filter(({ to }) => to !== 'closed' || may.close);
}

function isLate(task: { dueAt: Date | null; doneAt: Date | null }, now: Date): boolean {
  return task.doneAt === null && task.dueAt !== null && task.dueAt < now;
}

/** The line that somebody asked to correct, when it may be. */
function correctedLine(timeline: readonly TimelineLine[], asked: string | null): TimelineLine | null {
  const line = timeline.find(({ id }) => String(id) === asked);
  return line && ['fact', 'decision', 'communication'].includes(line.kind) && line.correctedBy === null ? line : null;
}
