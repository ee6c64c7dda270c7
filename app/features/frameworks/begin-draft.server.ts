import { can, type RefusalReason } from '#app/domain/access.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { FrameworkFile } from '#db/frameworks/format.ts';
import { BUILT_IN } from '#db/load-frameworks.server.ts';
import { findDraftByCode, findFrameworkFile, insertDraft } from '#db/queries/framework-drafts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findService } from '#db/queries/settings.server.ts';
import type { NewFrameworkForm } from './draft-forms.ts';
import { inBoth } from './draft-node.ts';

export type BegunDraft =
  | { kind: 'begun'; id: number }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

/** Whether a code is that of a framework that comes with Waarborg, which no service may take. */
export function isBuiltInCode(code: string): boolean {
  return BUILT_IN.some((each) => each === code);
}

/** Begins an empty framework of the service's own. */
export async function beginDraft(tx: ActorTx, form: NewFrameworkForm): Promise<BegunDraft> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const { name } = await findService(tx);
  return keepNew(tx, {
    code: form.code,
    edition: form.edition,
    title: inBoth(form.title_nl, form.title_en),
    owner: form.owner || name,
    source_note: form.source_note || name,
    verified: form.verified === 'yes',
    scale: 'compliance',
    levels: [{ code: 'all', title: { nl: 'Volledig', en: 'Complete' } }],
    thresholds: null,
    not_applicable: null,
    score_groups: null,
    nodes: [],
  });
}

/**
 * Begins a draft from a framework that stands: its own next revision, or of a built-in one a copy under a code of its own.
 * The draft that is open already is opened again.
 */
export async function copyToDraft(tx: ActorTx, frameworkId: number): Promise<BegunDraft> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const found = await findFrameworkFile(tx, frameworkId);
  if (!found || (!found.own && found.scale !== 'compliance')) return { kind: 'not_found' };
  const { own, ...file } = found;
  const code = own ? file.code : `own_${file.code}`;
  const open = await findDraftByCode(tx, code);
  if (open) return { kind: 'begun', id: open.id };
  return keepNew(tx, own ? file : { ...file, code, verified: false, edition: '1' });
}

async function keepNew(tx: ActorTx, document: FrameworkFile): Promise<BegunDraft> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  if (isBuiltInCode(document.code)) return { kind: 'invalid', errors: { code: ['own_frameworks.error.built_in'] } };
  const id = await insertDraft(tx, document);
  if (id === null) return { kind: 'invalid', errors: { code: ['own_frameworks.error.draft_open'] } };
  await record(tx, allowed.as, {
    event: 'framework.drafted',
    objectType: 'framework',
    objectId: document.code,
    after: { title: document.title.nl, nodes: document.nodes.length },
  });
  return { kind: 'begun', id };
}
