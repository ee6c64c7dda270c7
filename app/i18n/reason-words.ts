import type { AwareProblem, PeriodProblem, SentProblem } from '#app/domain/awareness.ts';
import type { DecisionProblem, NotificationProblem } from '#app/domain/breach.ts';
import type { PersonsProblem } from '#app/domain/breach-persons.ts';
import type { SeverityProblem } from '#app/domain/breach-severity.ts';
import type { ClosingProblem, ExtensionProblem } from '#app/domain/data-request.ts';
import type { LocalInstant } from '#app/domain/local-time.ts';
import type { ReportProblem } from '#app/domain/nis2.ts';
import type { PartialProblem } from '#app/domain/partial-date.ts';
import type { Language, MessageKey } from './catalogue.ts';
import { formatMoment } from './format.ts';
import type { Translate } from './translate.ts';

/** The codes with which the domain refuses, by what they are about; the compiler sees to it that each has words. */
export interface Reasons {
  aware: AwareProblem;
  occurrence: PeriodProblem;
  sent: SentProblem;
  partial: PartialProblem;
  decision: DecisionProblem;
  notification: NotificationProblem;
  persons: PersonsProblem;
  severity: SeverityProblem['problem'];
  extension: ExtensionProblem;
  closing: ClosingProblem;
  report: ReportProblem;
}

const KEYS: { [K in keyof Reasons]: (code: Reasons[K]) => MessageKey } = {
  aware: (code) => `clocks.aware.${code}`,
  occurrence: (code) => `clocks.occurrence.${code}`,
  sent: (code) => `clocks.sent.${code}`,
  partial: (code) => `clocks.partial.${code}`,
  decision: (code) => `breach_terms.decision.${code}`,
  notification: (code) => (isSentProblem(code) ? `clocks.sent.${code}` : `breach_terms.notification.${code}`),
  persons: (code) => `breach_terms.persons.${code}`,
  severity: (code) => `breach_terms.severity.problem.${code}`,
  extension: (code) => `request_terms.extension_problem.${code}`,
  closing: (code) => `request_terms.closing_problem.${code}`,
  report: (code) => (isSentProblem(code) ? `clocks.sent.${code}` : `nis2_terms.problem.${code}`),
};

/** The message of a refusal: what is wrong and what to do about it. */
export function reasonKey<K extends keyof Reasons>(about: K, code: Reasons[K]): MessageKey {
  return KEYS[about](code);
}

/** What was made of an hour that comes twice or not at all; null when there was nothing to make of it. */
export function resolvedText(t: Translate, language: Language, { at, resolved }: LocalInstant): string | null {
  return resolved === null ? null : t(`clocks.resolved.${resolved}`, { moment: formatMoment(language, at) });
}

function isSentProblem(code: string): code is SentProblem {
  return code === 'not_aware' || code === 'before_awareness' || code === 'future';
}
