import type { ActorTx } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';
import { addLink } from './add-link.server.ts';
import { attachEvidence } from './attach-evidence.server.ts';
import type { EvidenceOutcome } from './change-evidence.server.ts';
import type { EvidenceChange } from './evidence-forms.ts';
import { removeEvidence } from './remove-evidence.server.ts';

/** The verb behind each form of the evidence page but the one with a file. */
export function changeEvidence(tx: ActorTx, address: PlaceAddress, form: EvidenceChange): Promise<EvidenceOutcome> {
  if (form.act === 'remove') return removeEvidence(tx, address, form.placed);
  const formKey = form.form_key;
  if (form.act === 'link') return addLink(tx, address, { url: form.url, title: form.link_title, formKey });
  return attachEvidence(tx, address, { evidenceId: form.existing, formKey });
}
