import { can, type RefusalReason } from '#app/domain/access.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { checkFramework } from '#db/frameworks/check.ts';
import { type Fault, faultAt } from '#db/frameworks/fault.ts';
import type { FrameworkFile } from '#db/frameworks/format.ts';
import { type Draft, findDraft, insertRevision, updateDraft } from '#db/queries/framework-drafts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { isBuiltInCode } from './begin-draft.server.ts';
import { addNode, changeNode, moveNode, removeNode } from './draft-edits.ts';
import type { DraftForm, NodeForm } from './draft-forms.ts';
import { inBoth, type NodePlace, nodeFrom } from './draft-node.ts';

export type EditOutcome =
  | { kind: 'saved' }
  | { kind: 'published'; id: number }
  /** Somebody else saved the draft meanwhile; nothing was written. */
  | { kind: 'stale' }
  | { kind: 'faulty'; faults: Fault[] }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

/** Everything that keeps a draft from being published; the same rules as for a framework that ships with the product. */
export function faultsOfDraft(document: FrameworkFile): Fault[] {
  const checked = checkFramework(document, true);
  const builtIn = isBuiltInCode(document.code) ? [faultAt(document.code, 'code_built_in')] : [];
  return [...builtIn, ...(checked.ok ? [] : checked.list)];
}

/** Carries out what the page of a draft posted: its heading, the place of a part, publishing or throwing away. */
export async function editDraft(tx: ActorTx, id: number, form: DraftForm): Promise<EditOutcome> {
  const held = await holdDraft(tx, id, form.version);
  if (held.kind !== 'held') return held;
  const { draft } = held;
  switch (form.intent) {
    case 'publish':
      return publish(tx, draft);
    case 'discard':
      return keep(tx, draft, { state: 'discarded' });
    case 'head':
      return keep(tx, draft, { document: withHead(draft.document, form) });
    case 'remove':
      return keep(tx, draft, { document: removeNode(draft.document, form.code) });
    default:
      return keep(tx, draft, { document: moveNode(draft.document, form.code, form.intent) });
  }
}

/** Adds a heading or question to a draft, or changes one. */
export async function editNode(tx: ActorTx, id: number, place: NodePlace, form: NodeForm): Promise<EditOutcome> {
  const held = await holdDraft(tx, id, form.version);
  if (held.kind !== 'held') return held;
  const { document } = held.draft;
  const target = 'code' in place ? place.code : place.under;
  if (target !== null && !document.nodes.some((node) => node.code === target)) return { kind: 'not_found' };
  const made = nodeFrom(document, place, form);
  if (!made.ok) return { kind: 'invalid', errors: made.errors };
  const edited = 'code' in place ? changeNode(document, place.code, made.node) : addNode(document, made.node);
  return keep(tx, held.draft, { document: edited });
}

type Held = { kind: 'held'; draft: Draft } | Extract<EditOutcome, { kind: 'refused' | 'not_found' | 'stale' }>;

async function holdDraft(tx: ActorTx, id: number, version: number): Promise<Held> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const draft = await findDraft(tx, id);
  if (!draft) return { kind: 'not_found' };
  return draft.version === version ? { kind: 'held', draft } : { kind: 'stale' };
}

function withHead(file: FrameworkFile, form: Extract<DraftForm, { intent: 'head' }>): FrameworkFile {
  return {
    ...file,
    title: inBoth(form.title_nl, form.title_en),
    edition: form.edition,
    owner: form.owner || file.owner,
    source_note: form.source_note || file.source_note,
    verified: form.verified === 'yes',
  };
}

async function keep(
  tx: ActorTx,
  draft: Draft,
  change: { document: FrameworkFile } | { state: 'discarded' },
): Promise<EditOutcome> {
  if (!(await updateDraft(tx, draft, change))) return { kind: 'stale' };
  await tell(tx, draft.code, 'document' in change ? 'framework.draft_changed' : 'framework.draft_discarded', {
    version: draft.version + 1,
    nodes: 'document' in change ? change.document.nodes.length : 0,
  });
  return { kind: 'saved' };
}

async function publish(tx: ActorTx, draft: Draft): Promise<EditOutcome> {
  const faults = faultsOfDraft(draft.document);
  if (faults.length > 0) return { kind: 'faulty', faults };
  if (!(await updateDraft(tx, draft, { state: 'published' }))) return { kind: 'stale' };
  const id = await insertRevision(tx, draft.document);
  const { title, edition, nodes } = draft.document;
  await tell(tx, draft.code, 'framework.published', { framework: id, title: title.nl, edition, nodes: nodes.length });
  return { kind: 'published', id };
}

type DraftEvent = 'framework.draft_changed' | 'framework.draft_discarded' | 'framework.published';

async function tell(tx: ActorTx, code: string, event: DraftEvent, after: Record<string, unknown>): Promise<void> {
  const allowed = can(tx.actor, 'framework.edit');
  if (allowed.allowed) await record(tx, allowed.as, { event, objectType: 'framework', objectId: code, after });
}
