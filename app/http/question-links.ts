import { rowId } from '#app/features/checklists/grid-rows.ts';
import type { QuestionLinks } from '#app/features/checklists/question-links.ts';
import { paths, withQuery } from './paths.ts';

interface Place {
  checklist: { id: number; slug: string; entities: readonly { id: number }[] };
  words: { code: string; previous: string | null; next: string | null };
  evidence: readonly { id: number }[];
  elsewhere: readonly { checklistId: number; code: string }[];
  lastYear: { evidence: readonly { id: number }[] };
}

/** The addresses that the pages of one question link to. */
export function questionLinks({ checklist, words, evidence, lastYear, elsewhere }: Place): QuestionLinks {
  const { id, slug, entities } = checklist;
  const question = (code: string | null) => (code === null ? null : paths.requirement(slug, id, code));
  const exception = paths.requirementException(slug, id, words.code);
  return {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: paths.checklist(slug, id),
    grid: `${paths.grid(slug, id)}#${rowId(words.code)}`,
    self: paths.requirement(slug, id, words.code),
    autosave: paths.answerAutosave(slug, id, words.code),
    confirm: paths.confirmChecklist(slug, id),
    previous: question(words.previous),
    next: question(words.next),
    evidence: paths.requirementEvidence(slug, id, words.code),
    elsewhere: Object.fromEntries(
      elsewhere.map((each) => [
        `${each.checklistId}/${each.code}`,
        paths.requirement(slug, each.checklistId, each.code),
      ]),
    ),
    exceptions: Object.fromEntries(entities.map((entity) => [entity.id, withQuery(exception, { entity: entity.id })])),
    files: Object.fromEntries(
      [...evidence, ...lastYear.evidence].map((piece) => [piece.id, paths.evidenceFile(slug, piece.id)]),
    ),
  };
}
