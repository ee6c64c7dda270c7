import type { Role } from '#app/domain/access.ts';
import type { JournalEvent } from '#app/domain/journal.ts';
import type { Draft, StepKind, WrittenStep } from './draft.ts';
import { sentBack } from './remarks.ts';

const EVENT: Readonly<Record<StepKind, JournalEvent>> = {
  launched: 'checklist.launched',
  submitted: 'checklist.submitted',
  returned: 'checklist.returned',
  accepted: 'checklist.accepted',
  reassigned: 'checklist.reassigned',
  extended: 'checklist.extended',
  closed: 'checklist.closed',
};

/** The phase in which a hand-over leaves the checklist, where it moves it. */
const PHASE_AFTER: Partial<Record<StepKind, string>> = {
  submitted: 'submitted',
  returned: 'returned',
  accepted: 'accepted',
  closed: 'closed',
};

/** Why the demo's DPO closed a checklist, and gave more time for another. */
export const CLOSED = 'Het bestuur doet dit jaar mee met de gezamenlijke meting van de regio.';
const MORE = 'De verantwoordelijke is enkele weken afwezig.';

interface Step {
  kind: StepKind;
  ago: number;
  byId: number;
  role: Role;
  remark?: string;
}

/** Writes the hand-overs of a checklist, in the order in which they happened. */
export function writeSteps(draft: Draft, launchedBy: number): WrittenStep[] {
  let phase = 'open';
  return stepsOf(draft, launchedBy).map((step) => {
    const { place, plan } = draft;
    const at = plan.calendar.at(step.ago);
    const remark = step.remark ?? '';
    const id = draft.book.add('checklist_step', {
      service_id: place.serviceId,
      municipality_id: place.id,
      checklist_id: draft.id,
      kind: step.kind,
      remark,
      at,
      by_id: step.byId,
    });
    draft.journal.add({
      serviceId: place.serviceId,
      at,
      actorId: step.byId,
      role: step.role,
      event: EVENT[step.kind],
      municipalityId: place.id,
      objectType: 'checklist',
      objectId: draft.id,
      ...(step.kind in PHASE_AFTER ? { before: { phase } } : {}),
      after: afterOf(draft, step, remark),
    });
    phase = PHASE_AFTER[step.kind] ?? phase;
    return { id, kind: step.kind, at };
  });
}

/** What the journal keeps of a hand-over. */
function afterOf(draft: Draft, step: Step, remark: string) {
  if (step.kind === 'launched') return { title: draft.plan.title, dueOn: draft.plan.calendar.day(draft.plan.dueAgo) };
  if (step.kind === 'extended')
    return { due_on: draft.plan.calendar.day(draft.story.more?.dueAgo ?? 0), reason: remark };
  if (step.kind === 'reassigned') return { assignee: draft.authorId };
  return { phase: PHASE_AFTER[step.kind], ...(remark ? { remark } : {}) };
}

function stepsOf(draft: Draft, launchedBy: number): Step[] {
  const { plan, story, times, place, reviewerId } = draft;
  const spoc = { byId: place.spocId ?? launchedBy, role: 'spoc' as const };
  const reviewer = { byId: reviewerId, role: 'dpo' as const };
  const steps: Step[] = [{ kind: 'launched', ago: plan.launchedAgo, byId: launchedBy, role: 'dpo' }];
  if (draft.authorRole === 'contributor') steps.push({ kind: 'reassigned', ago: times.started + 0.5, ...spoc });
  if (story.more) steps.push({ kind: 'extended', ago: story.more.ago, ...reviewer, remark: MORE });
  if (story.closedAgo !== undefined) steps.push({ kind: 'closed', ago: story.closedAgo, ...reviewer, remark: CLOSED });
  if (story.phase === 'open') return steps;
  steps.push({ kind: 'submitted', ago: story.submittedAgo, ...spoc });
  if (story.cycle || story.phase === 'returned') {
    steps.push({ kind: 'returned', ago: times.back, ...reviewer, remark: sentBack(draft.key) });
  }
  if (story.cycle) steps.push({ kind: 'submitted', ago: times.again, ...spoc });
  if (story.phase === 'accepted') steps.push({ kind: 'accepted', ago: story.decidedAgo, ...reviewer });
  return steps;
}
