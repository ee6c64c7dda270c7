import { seeded } from '#app/domain/random.ts';
import type { Answered, Draft, Given, Save } from './draft.ts';
import { EXCEPTIONS } from './remarks.ts';
import { answerIsReturned, judge } from './reviews.ts';
import { answeredOf, spread } from './timeline.ts';
import { topicOf } from './topics.ts';
import { type Asked, type Filled, valueFor, weaker } from './values.ts';

/** Answers a checklist as far as its story goes. @returns what it says in the end, in the order of the questions. */
export function writeAnswers(draft: Draft): Given[] {
  const { plan, place, story, key } = draft;
  const answered = answeredOf(draft.asked, story.share, key);
  const given = answered.map((asked, index) => {
    const ago = spread(draft.times.started, draft.times.filled, index, answered.length);
    const filled = valueFor(place, asked, plan.key, plan.years);
    return writeAnswer(draft, {
      asked,
      index,
      count: answered.length,
      entityId: null,
      saves: savesOf(draft, asked, filled, ago),
    });
  });
  return [...given, ...writeExceptions(draft, answered)];
}

/** Most answers are saved once; some are improved along the way, and what was sent back is answered again. */
function savesOf(draft: Draft, asked: Asked, filled: Filled, ago: number): Save[] {
  const { times, story, key } = draft;
  if (answerIsReturned(draft, asked) && story.phase === 'accepted') {
    const later = times.back - (times.back - times.again) * seeded(`again ${key} ${asked.code}`).next();
    return [
      { ago, filled: { ...filled, ...weaker(filled), explanation: '' } },
      { ago: later, filled },
    ];
  }
  if (asked.oneScore || !seeded(`twice ${key} ${asked.code}`).chance(0.1)) return [{ ago, filled }];
  const later = ago - (ago - times.filled) * 0.6;
  return [
    { ago, filled: { ...filled, ...weaker(filled) } },
    { ago: later, filled },
  ];
}

function writeAnswer(draft: Draft, at: Answered): Given {
  const { book, plan, place } = draft;
  const last = at.saves.at(-1) as Save;
  const where = { service_id: place.serviceId, municipality_id: place.id, checklist_id: draft.id };
  const updatedAt = plan.calendar.at(last.ago);
  const id = book.add('answer', {
    ...where,
    framework_id: draft.frameworkId,
    node_id: at.asked.id,
    entity_id: at.entityId,
    version: at.saves.length,
    ...contents(last.filled, at.reason),
    updated_at: updatedAt,
    updated_by: draft.authorId,
  });
  for (const [index, save] of at.saves.entries()) {
    book.put('answer_version', {
      answer_id: id,
      version: index + 1,
      ...where,
      ...contents(save.filled, at.reason),
      at: plan.calendar.at(save.ago),
      by_id: draft.authorId,
    });
    journalSave(draft, at, index);
  }
  const verdict = judge(draft, { ...at, answerId: id, filled: last.filled, ago: last.ago });
  return { code: at.asked.code, entityId: at.entityId, value: last.filled, verdict, updatedAt };
}

function contents(filled: Filled, reason = '') {
  const { choice, doc, impl, explanation } = filled;
  return { choice, doc, impl, explanation, exception_reason: reason, withdrawn: false };
}

function journalSave(draft: Draft, at: Answered, index: number): void {
  const save = at.saves[index];
  const before = at.saves[index - 1];
  if (!save) return;
  draft.journal.add({
    serviceId: draft.place.serviceId,
    at: draft.plan.calendar.at(save.ago),
    actorId: draft.authorId,
    role: draft.authorRole,
    event: at.entityId === null ? 'requirement.answered' : 'requirement.exception_set',
    municipalityId: draft.place.id,
    objectType: 'requirement',
    objectId: `${draft.id}/${at.asked.code}`,
    ...(before ? { before: short(before.filled, index, at.reason) } : {}),
    after: { ...short(save.filled, index + 1, at.reason), ...(at.entityId === null ? {} : { entity: at.entityId }) },
  });
}

/** What the journal keeps of an answer. */
function short({ choice, doc, impl, explanation }: Filled, version: number, exceptionReason?: string) {
  const values = choice === null ? { doc, impl } : { choice };
  return { version, ...values, explanation, ...(exceptionReason ? { exceptionReason } : {}) };
}

/** Where the OCMW differs from the pair: in a few municipalities, on what truly differs. */
function writeExceptions(draft: Draft, answered: readonly Asked[]): Given[] {
  const { place, plan } = draft;
  if (!plan.asPair || draft.entityIds.length < 2 || place.index % 2 !== 0 || !place.told) return [];
  const topics = Object.keys(EXCEPTIONS).slice(0, 1 + (place.index % 3));
  const chosen = topics.flatMap((topic) => answered.find((asked) => topicOf(asked.code) === topic) ?? []);
  return chosen.map((asked, index) => {
    const told = EXCEPTIONS[topicOf(asked.code)] ?? { reason: '', explanation: '' };
    const pair = valueFor(place, asked, plan.key, plan.years);
    const filled = {
      ...pair,
      ...(pair.choice === 'na' || pair.doc === 'na' ? {} : weaker(pair)),
      explanation: told.explanation,
    };
    const ago = draft.times.filled + 0.2 + index / 10;
    const entityId = place.ocmw;
    return writeAnswer(draft, {
      asked,
      index,
      count: chosen.length,
      entityId,
      saves: [{ ago, filled }],
      reason: told.reason,
    });
  });
}
