import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/access.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { addPiece } from '#app/features/incidents/add-piece.server.ts';
import { linkRequirements } from '#app/features/incidents/link-requirements.server.ts';
import type { IncidentAddress } from '#app/features/incidents/permit-incident.server.ts';
import { custodyForm, pieceForm } from '#app/features/incidents/piece-forms.ts';
import { tellCustody } from '#app/features/incidents/tell-custody.server.ts';
import { viewPieces, viewRequirements } from '#app/features/incidents/view-pieces.server.ts';
import type { ActorTx } from '#db/connection.server.ts';

/** A device that was put aside as evidence of an incident and examined since, and the requirement that it has to do with. */
export async function evidenceOfDemo(
  as: <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => Promise<T>,
  spoc: Actor,
  incident: IncidentAddress,
  now: Date,
): Promise<void> {
  const form = pieceForm.parse({
    form_key: randomUUID(),
    title: 'Laptop van het onthaal',
    source: 'Opgehaald bij het onthaal, uitgezet aangetroffen',
    obtained: writeMoment({ precision: 'minute', at: now }),
    obtained_by: 'ICT-dienst',
    kept_at: 'Kluis van de ICT-dienst',
  });
  const files = { heldSince: async () => null };
  kept('piece', await as(spoc, (tx) => addPiece(tx, incident, { form, file: null, files })));
  const [piece] = (await as(spoc, (tx) => viewPieces(tx, incident)))?.pieces ?? [];
  const line = custodyForm.parse({ form_key: randomUUID(), act: 'examined', holder: 'Forensisch labo (verzonnen)' });
  kept('line', await as(spoc, (tx) => tellCustody(tx, { ...incident, pieceId: piece?.id ?? 0 }, line)));
  const found = (await as(spoc, (tx) => viewRequirements(tx, incident, 'toegang')))?.found ?? [];
  const nodes = found.slice(0, 1).map(({ nodeId }) => nodeId);
  kept('link', await as(spoc, (tx) => linkRequirements(tx, incident, { intent: 'link', nodes })));
}

function kept(what: string, { kind }: { kind: string }): void {
  if (kind !== 'saved') throw new Error(`The ${what} of the demo's evidence came out as ${kind}.`);
}
