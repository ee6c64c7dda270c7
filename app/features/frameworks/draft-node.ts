import type { FieldErrors } from '#app/i18n/faults.ts';
import type { Bilingual, FrameworkFile, FrameworkNode } from '#db/frameworks/format.ts';
import { earlierQuestions } from './draft-edits.ts';
import type { NodeForm } from './draft-forms.ts';

/** Where a node is put: over the one with a code, or under a parent. */
export type NodePlace = { code: string } | { under: string | null };

/** The node that a form describes, or what is wrong with it where it would stand. */
export function nodeFrom(
  file: FrameworkFile,
  place: NodePlace,
  form: NodeForm,
): { ok: true; node: FrameworkNode } | { ok: false; errors: FieldErrors } {
  const before = 'code' in place ? file.nodes.find((node) => node.code === place.code) : undefined;
  const errors = faultsOf(file, before?.code ?? null, form);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const common = {
    code: form.code,
    parent: before ? before.parent : 'under' in place ? place.under : null,
    title: inBoth(form.title_nl, form.title_en),
  };
  if (form.kind === 'section') return { ok: true, node: { kind: groupKind(before), ...common } };
  const levels = file.levels.map((level) => level.code);
  const kept = before?.kind === 'requirement' ? before : null;
  return {
    ok: true,
    node: {
      kind: 'requirement',
      ...common,
      level: kept?.level ?? levels[0] ?? 'all',
      levels: kept?.levels ?? levels,
      key_levels: kept?.key_levels ?? [],
      management: kept?.management ?? false,
      na_levels: kept?.na_levels ?? (file.scale === 'compliance' ? levels : []),
      weight: form.weight,
      help: orNull(form.help_nl, form.help_en),
      evidence: orNull(form.evidence_nl, form.evidence_en),
      measure: orNull(form.measure_nl, form.measure_en),
      applies_to: form.applies_to,
      regimes: form.regimes,
      follows: form.follows_code === '' ? null : { code: form.follows_code, on: form.follows_on },
    },
  };
}

function groupKind(before: FrameworkNode | undefined) {
  return before === undefined || before.kind === 'requirement' ? ('section' as const) : before.kind;
}

function faultsOf(file: FrameworkFile, own: string | null, form: NodeForm): FieldErrors {
  const errors: FieldErrors = {};
  if (form.code !== own && file.nodes.some((node) => node.code === form.code)) {
    errors.code = ['own_frameworks.error.code_taken'];
  }
  if (form.kind !== 'requirement') return errors;
  if (!/\d/.test(form.code)) errors.code = ['own_frameworks.error.code_digit'];
  if (form.follows_code === '') return errors;
  if (!earlierQuestions(file, own).some((node) => node.code === form.follows_code)) {
    errors.follows_code = ['own_frameworks.error.follows_unknown'];
  }
  if (form.follows_on.length === 0) errors.follows_on = ['own_frameworks.error.follows_on'];
  return errors;
}

/** Both languages of a text; English falls back to Dutch, so that a writer of one language is not held up. */
export function inBoth(nl: string, en: string): Bilingual {
  return { nl, en: en || nl };
}

function orNull(nl: string, en: string): Bilingual | null {
  return nl === '' && en === '' ? null : { nl: nl || en, en: en || nl };
}
