import type { AnswerValues, LineState } from '#app/domain/review.ts';
import type { YearComparison } from '#app/domain/review-year.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { PreviousLine } from '#db/queries/previous.server.ts';
import type { OtherReviewer } from '#db/queries/review-claims.server.ts';
import type { AnswerOnFile, EvidenceOnFile, Question, VerdictOnFile } from '#db/queries/review-detail.server.ts';
import type { ReviewHead } from '#db/queries/reviews.server.ts';

/** One answer before its reviewer: of the pair, or of one entity that differs. */
export interface AnswerBefore {
  answer: AnswerOnFile;
  state: LineState;
  /** The newest first. */
  verdicts: VerdictOnFile[];
  formKey: string;
  /** How it stands to last year. */
  year: YearComparison;
}

/** What the review of one requirement shows. */
export interface ReviewOneData {
  head: ReviewHead;
  question: Question;
  keyMeasure: boolean;
  naAllowed: boolean;
  position: number;
  total: number;
  /** Answers of the whole checklist without a verdict. */
  left: number;
  previous: string | null;
  next: string | null;
  nextToJudge: string | null;
  answers: AnswerBefore[];
  evidence: EvidenceOnFile[];
  reviewable: boolean;
  /** What last year says of this requirement, the nearest first. */
  lastYear: PreviousLine[];
  /** Somebody else who reviews the checklist now. */
  other: OtherReviewer | null;
  /** The requirement that was judged just before, to revise. */
  from: string | null;
}

/** A verdict that was not kept: why, on which answer, and what was typed. */
export interface JudgeProblem {
  answerId: number;
  field: 'remark' | 'doc' | 'impl' | 'choice' | 'form';
  key: MessageKey;
  values: Record<string, string>;
  /** The version that was on screen, when the present one is another or was judged meanwhile. */
  saw?: (AnswerValues & { version: number; explanation: string }) | null;
}

/** A form that could not be read, as its page shows it: beside the field where it has one, over the form otherwise. */
export function problemOf(form: {
  errors: Record<string, MessageKey[]>;
  values: Record<string, string>;
}): JudgeProblem {
  const { errors, values } = form;
  const field = (['remark', 'doc', 'impl', 'choice'] as const).find((each) => errors[each]) ?? 'form';
  const key = errors[field]?.[0] ?? Object.values(errors)[0]?.[0] ?? 'common.error.form';
  return { answerId: Number(values.answer), field, key, values };
}
