import { decideLink } from '#app/domain/evidence.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';
import { insertEvidence, placeEvidence } from '#db/queries/evidence-acts.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { type EvidenceOutcome, permitChange, recordChange, wasDone } from './change-evidence.server.ts';

/** Puts a link beside a requirement. What is behind it is never fetched. */
export async function addLink(
  tx: ActorTx,
  address: PlaceAddress,
  input: { url: string; title: string; formKey: string },
): Promise<EvidenceOutcome> {
  const permit = await permitChange(tx, address);
  if (permit.kind !== 'permitted') return permit;
  if (await wasDone(tx, input.formKey)) return { kind: 'saved' };
  const link = decideLink(input);
  if (link.kind === 'refuse')
    return { kind: 'invalid', field: link.why === 'url' ? 'url' : 'link_title', why: link.why };
  const { url, title } = link;
  const id = await insertEvidence(tx, permit.place, { kind: 'link', title, url });
  await placeEvidence(tx, permit.place, id);
  await settleForm(tx, input.formKey, id);
  await recordChange(tx, permit, 'evidence.added', { id, kind: 'link', title }, { url });
  return { kind: 'saved' };
}
