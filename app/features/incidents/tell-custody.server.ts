import { type CustodyFault, custodyFaults } from '#app/domain/custody.ts';
import { earliestOf, latestOf, type PartialDate } from '#app/domain/partial-date.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { findIncidentPiece, insertCustody, listCustody } from '#db/queries/incident-pieces.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HandleOutcome, journalled, typedMoment } from './held-incident.ts';
import { type IncidentAddress, permitIncident } from './permit-incident.server.ts';
import type { CustodyForm } from './piece-forms.ts';

/**
 * Adds a line to the chain of custody of a piece: to whom it went, who examined it, what became of it. Also once the
 * incident is closed: evidence outlives the incident, and a court asks for the whole chain.
 */
export async function tellCustody(
  tx: ActorTx,
  address: IncidentAddress & { pieceId: number },
  form: CustodyForm,
): Promise<HandleOutcome> {
  const permit = await permitIncident(tx, address);
  if (permit.kind !== 'permitted') return permit;
  const { incident, as } = permit;
  const piece = await findIncidentPiece(tx, incident.id, address.pieceId);
  if (!piece) return { kind: 'not_found' };
  if (await findReceipt(tx, form.form_key)) return { kind: 'saved' };
  const typed =
    form.happened === '' ? { date: { precision: 'minute' as const, at: tx.now } } : typedMoment(form.happened);
  if ('fault' in typed) return { kind: 'invalid', errors: { happened: [typed.fault] } };
  const happenedAt = instantOf(typed.date, tx.now);
  const { act, holder, note } = form;
  const told = await listCustody(tx, [piece.id]);
  const [fault] = custodyFaults({ ...piece, told }, { act, happenedAt, holder, note }, tx.now);
  if (fault) return { kind: 'invalid', errors: { [fault.field]: [wordOf(fault)] } };
  const claim = await claimForm(tx, form.form_key, 'incident.custody');
  if (claim.kind === 'done') return { kind: 'saved' };
  const place = { id: piece.id, incidentId: incident.id, municipalityId: incident.municipalityId };
  await insertCustody(tx, place, { act, happenedAt, holder, note });
  if (act !== 'note') {
    await insertTimelineEntry(tx, {
      ...place,
      kind: 'evidence',
      happenedAt,
      detail: { what: `piece_${act}`, code: piece.title, to: holder },
    });
  }
  await settleForm(tx, form.form_key, piece.id);
  await record(tx, as, {
    event: 'incident.custody_told',
    ...journalled(incident),
    after: { piece: piece.id, act, holder, note, happened_at: happenedAt.toISOString() },
  });
  return { kind: 'saved' };
}

/** The instant that a line counts from: to the minute, or the end of the day or month so far. */
function instantOf(date: PartialDate, now: Date): Date {
  const from = earliestOf(date) ?? now;
  const until = latestOf(date) ?? now;
  if (date.precision === 'minute' || from > now) return from;
  return until < now ? until : now;
}

function wordOf({ problem }: CustodyFault): MessageKey {
  return problem === 'future' ? 'incidents.fault.future' : `incident_pieces.fault.${problem}`;
}
