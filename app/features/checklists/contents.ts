import { missingOf } from '#app/domain/answer.ts';
import type { AskedLine } from '#app/domain/submission.ts';
import type { ContentsLine } from '#db/queries/checklists.server.ts';

/** How one question stands: one word per state, the most pressing first. */
export type Mark = 'returned' | 'open' | 'to_confirm' | 'half' | 'explanation' | 'accepted' | 'answered';

export interface Question extends AskedLine {
  number: number;
  titleNl: string;
  titleEn: string;
  mark: Mark;
}

/** The questions under one heading of the framework. */
export interface Section {
  code: string;
  titleNl: string;
  titleEn: string;
  questions: Question[];
}

/**
 * The questions of a checklist under their top headings, in framework order, numbered as their pages are.
 * @param toConfirm codes for which last year's answer stands ready; still open, for only a confirmation answers them.
 */
export function sectionsOf(
  lines: readonly ContentsLine[],
  scale: 'maturity' | 'compliance',
  toConfirm: ReadonlySet<string> = new Set(),
): Section[] {
  const byCode = new Map(lines.map((line) => [line.code, line]));
  const sections = new Map<string, Section>();
  let number = 0;
  for (const line of lines) {
    if (line.kind !== 'requirement') continue;
    number += 1;
    const top = topOf(line, byCode);
    const section = sections.get(top.code) ?? {
      code: top.code,
      titleNl: top.titleNl,
      titleEn: top.titleEn,
      questions: [],
    };
    const question = toQuestion(line, number, scale);
    const ready = question.mark === 'open' && toConfirm.has(line.code);
    section.questions.push(ready ? { ...question, mark: 'to_confirm' } : question);
    sections.set(top.code, section);
  }
  return [...sections.values()];
}

/** All questions in their order. */
export function questionsOf(sections: readonly Section[]): Question[] {
  return sections.flatMap((section) => section.questions);
}

/** Where somebody goes on: a returned question first, else the first that lacks something; null when all is there. */
export function nextToAnswer(questions: readonly Question[]): Question | null {
  const lacking = (question: Question) => question.mark !== 'answered' && question.mark !== 'accepted';
  return questions.find((question) => question.mark === 'returned') ?? questions.find(lacking) ?? null;
}

function topOf(line: ContentsLine, byCode: ReadonlyMap<string, ContentsLine>): ContentsLine {
  let top = line;
  for (let steps = 0; steps < 10; steps += 1) {
    const parent = top.parent === null ? undefined : byCode.get(top.parent);
    if (!parent) return top;
    top = parent;
  }
  return top;
}

function toQuestion(line: ContentsLine, number: number, scale: 'maturity' | 'compliance'): Question {
  const { code, titleNl, titleEn, keyMeasure, evidence, exceptions } = line;
  const { choice, doc, impl } = line;
  const answer = line.version === null ? null : { choice, doc, impl, explanation: line.explanation ?? '' };
  const returned = line.outcome === 'returned' || exceptions.some((each) => each.outcome === 'returned');
  const outcome = returned ? 'returned' : line.outcome;
  const asked = { code, keyMeasure, evidence, answer, exceptions, outcome };
  return { ...asked, number, titleNl, titleEn, mark: markOf(asked, scale) };
}

/** How a question stands, from its answers and the newest verdict on them. */
export function markOf(
  line: Pick<AskedLine, 'answer' | 'exceptions' | 'outcome'>,
  scale: 'maturity' | 'compliance',
): Mark {
  if (line.outcome === 'returned') return 'returned';
  const lacks = [line.answer, ...line.exceptions].map((each) => missingOf(scale, each)).find((each) => each !== null);
  if (lacks) return lacks === 'answer' ? 'open' : lacks;
  return line.outcome === 'accepted' ? 'accepted' : 'answered';
}
