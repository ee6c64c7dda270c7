import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/access.ts';
import { eventForm, newEventForm } from '#app/features/events/event-form.ts';
import { handleEvent } from '#app/features/events/handle-event.server.ts';
import { makeEvent } from '#app/features/events/make-event.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listTemplates } from '#db/queries/incident-templates.server.ts';
import { paths } from '../paths.ts';

const EVENT_PATHS = { incident: paths.incident, messages: paths.municipalityMessages };

/** An event at a supplier that touches six municipalities: each gets its own incident, and the facts were updated once. */
export async function eventOfDemo(
  as: <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => Promise<T>,
  dpo: Actor,
  municipalities: readonly number[],
): Promise<void> {
  const facts = {
    title: 'Inbraak bij de leverancier van het afsprakenpakket',
    description: 'De leverancier meldde dat een server met afspraken van inwoners drie dagen open stond.',
    supplier: 'Kaderzicht (verzonnen)',
  };
  const templates = await as(dpo, listTemplates);
  const form = newEventForm.parse({
    form_key: randomUUID(),
    ...facts,
    template: templates.find(({ code }) => code === 'supplier_breach')?.id,
    municipality: [...municipalities],
  });
  const made = await as(dpo, (tx) => makeEvent(tx, form, paths.incident));
  if (made.kind !== 'made') throw new Error(`The event of the demo came out as ${made.kind}.`);
  const update = eventForm.parse({
    intent: 'facts',
    version: 1,
    note: 'De leverancier gaf de logboeken: er is niets gedownload.',
    ...facts,
    description: `${facts.description} Volgens de logboeken is er niets gedownload.`,
  });
  const changed = await as(dpo, (tx) => handleEvent(tx, made.number, update, EVENT_PATHS));
  if (changed.kind !== 'saved') throw new Error(`The update of the demo's event came out as ${changed.kind}.`);
}
