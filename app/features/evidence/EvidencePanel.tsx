import type { FormState } from '#app/ui/Field.tsx';
import type { EvidenceLine, KeptEvidence } from '#db/queries/evidence.server.ts';

/** What `viewEvidence` gathers for the panel. */
export interface EvidenceView {
  lines: EvidenceLine[];
  kept: KeptEvidence[];
  /** The reader may add and take off now. */
  mayAdd: boolean;
  formKeys: { file: string; link: string; existing: string };
}

interface Props {
  view: EvidenceView;
  /** Where the forms post to: `paths.requirementEvidence(…)`. */
  action: string;
  /** The address of a file: `(evidence) => paths.evidenceFile(slug, evidence)`. */
  fileHref: (evidence: number) => string;
  form?: FormState | undefined;
}

/** The evidence beside one requirement, and the forms to add a file, a link or a piece that is kept already. */
export function EvidencePanel({ view }: Props) {
  return <section id="evidence">{view.lines.length}</section>;
}
