import { seeded } from '#app/domain/random.ts';
import type { Answered, Draft, Judged } from './draft.ts';
import { praise, whyLowered, whyReturned } from './remarks.ts';
import { spread } from './timeline.ts';
import { topicOf } from './topics.ts';
import { type Asked, type Filled, type Value, weaker } from './values.ts';

/** Whether the reviewer sends this answer back at some moment of the story: two or three of each, drawn by lot. */
export function answerIsReturned(draft: Draft, asked: Asked): boolean {
  const { story, place, key } = draft;
  if (story.phase !== 'returned' && !story.cycle) return false;
  const ranked = draft.asked.map(({ code }) => ({ code, lot: seeded(`back ${key} ${code}`).next() }));
  ranked.sort((a, b) => a.lot - b.lot);
  return ranked.slice(0, 2 + (place.index % 2)).some(({ code }) => code === asked.code);
}

interface JudgedAnswer extends Answered {
  answerId: number;
  filled: Filled;
  ago: number;
}

/** Writes what the reviewer found. @returns the verdict that counts, null while there is none. */
export function judge(draft: Draft, answer: JudgedAnswer): Judged | null {
  const { story, times } = draft;
  const returned = answer.entityId === null && answerIsReturned(draft, answer.asked);
  const remark = whyReturned(topicOf(answer.asked.code), `${draft.key} ${answer.asked.code}`);
  if (returned && story.phase === 'accepted') {
    writeVerdict(draft, answer, { outcome: 'returned', value: null }, remark, 1, times.back + 0.1);
  }
  if (!returned && answer.index >= Math.ceil(answer.count * story.judged)) return null;
  const ago = judgedAgo(draft, answer);
  if (returned && story.phase !== 'accepted') {
    const verdict: Judged = { outcome: 'returned', value: null };
    writeVerdict(draft, answer, verdict, remark, answer.saves.length, ago);
    return verdict;
  }
  const lowered = loweredValue(draft, answer);
  const verdict: Judged = { outcome: 'accepted', value: lowered };
  const key = `${draft.key} ${answer.asked.code}`;
  writeVerdict(draft, answer, verdict, lowered ? whyLowered(key) : praise(key), answer.saves.length, ago);
  return verdict;
}

function judgedAgo(draft: Draft, answer: JudgedAnswer): number {
  const { story, times } = draft;
  const until = story.phase === 'submitted' ? 0.3 : story.decidedAgo + 0.1;
  const from = story.cycle ? times.again : story.submittedAgo;
  return Math.min(answer.ago, spread(from, until, answer.index, answer.count));
}

function loweredValue(draft: Draft, { asked, filled, entityId }: JudgedAnswer): Value | null {
  if (entityId !== null || !seeded(`lower ${draft.key} ${asked.code}`).chance(0.09)) return null;
  const lower = weaker(filled);
  return lower.choice === filled.choice && lower.impl === filled.impl ? null : lower;
}

function writeVerdict(
  draft: Draft,
  answer: JudgedAnswer,
  verdict: Judged,
  remark: string,
  version: number,
  ago: number,
): void {
  const { book, place, plan } = draft;
  const at = plan.calendar.at(ago);
  const value = verdict.value ?? { choice: null, doc: null, impl: null };
  book.add('verdict', {
    service_id: place.serviceId,
    municipality_id: place.id,
    checklist_id: draft.id,
    answer_id: answer.answerId,
    answer_version: version,
    outcome: verdict.outcome,
    choice: value.choice,
    doc: value.doc,
    impl: value.impl,
    remark,
    at,
    by_id: draft.reviewerId,
  });
  draft.journal.add({
    serviceId: place.serviceId,
    at,
    actorId: draft.reviewerId,
    role: 'dpo',
    event: 'requirement.judged',
    municipalityId: place.id,
    objectType: 'requirement',
    objectId: `${draft.id}/${answer.asked.code}`,
    after: { answer: answer.answerId, version, outcome: verdict.outcome, ...value, remark },
  });
}
