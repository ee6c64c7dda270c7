import type { Actor } from '#app/domain/access.ts';
import { daysBetween, localDate } from '#app/domain/dates.ts';
import {
  type Due,
  dueIn,
  nearness,
  type ProgressState,
  progressOf,
  waitsForMunicipality,
} from '#app/domain/progress.ts';
import type { EvidenceCare } from '#db/queries/evidence-register.server.ts';
import type { KeeperFacts, NextQuestion, OwnMembership, Work } from '#db/queries/start.server.ts';

/** What a start page shows; a part that is not for this person is null or empty. */
export interface StartPageData {
  today: string;
  name: string;
  /** The person answers checklists somewhere, also when none is open now. */
  answers: boolean;
  mine: MyWork[];
  /** Municipalities for which this person answers as a whole, and whose overview is open to them. */
  places: { slug: string; name: string }[];
  /** Evidence near its end, past it or damaged, where this person is the point of contact. */
  care: EvidenceCare[];
  service: ServiceWork | null;
  memberships: OwnMembership[] | null;
  keeper: KeeperFacts | null;
}

export interface WorkLine {
  work: Work;
  state: ProgressState;
  due: Due;
}

export interface MyWork extends WorkLine {
  next?: NextQuestion | null;
}

/** Checklists that this person answers: what came back first, then the first due; what was handed in comes last. */
export function myWork(
  works: readonly Work[],
  actor: Actor,
  today: string,
  handed: ReadonlyMap<number, unknown> = new Map(),
): MyWork[] {
  const places = actor.memberships
    .filter(({ role }) => role === 'spoc')
    .flatMap(({ municipalityId }) => (municipalityId === null ? [] : [municipalityId]));
  const order = (state: ProgressState) => (state === 'returned' ? 0 : waitsForMunicipality(state) ? 1 : 2);
  return works
    .filter(
      (work) => places.includes(work.municipalityId) || work.assigneeId === actor.accountId || handed.has(work.id),
    )
    .map((work) => line(work, today))
    .toSorted((a, b) => order(a.state) - order(b.state));
}

/** The municipalities of one's own work in which one is its point of contact. */
export function placesOf(works: readonly Work[], actor: Actor): StartPageData['places'] {
  const own = actor.memberships.filter(({ role }) => role === 'spoc').map(({ municipalityId }) => municipalityId);
  const found = works.filter((work) => own.includes(work.municipalityId));
  return [...new Map(found.map(({ slug, municipality }) => [slug, { slug, name: municipality }])).values()];
}

function line(work: Work, today: string): WorkLine {
  return { work, state: progressOf(work), due: dueIn(work.dueOn, today) };
}

/** What a reviewer looks at over all municipalities. */
export interface ServiceWork {
  waiting: (WorkLine & { waitingDays: number })[];
  /** Handed in during the last days. */
  fresh: number;
  late: WorkLine[];
  /** Nobody began, and the date is near. */
  notStarted: WorkLine[];
  campaigns: CampaignUnderWay[];
}

export interface CampaignUnderWay {
  id: number;
  title: string;
  dueOn: string;
  due: Due;
  states: Record<'not_started' | 'open' | 'returned' | 'submitted', number>;
  /** Checklists of it that are not accepted yet. */
  open: number;
}

/** Days in which something handed in is called new. */
const FRESH_DAYS = 2;

export function serviceWork(works: readonly Work[], now: Date): ServiceWork {
  const today = localDate(now);
  const lines = works.map((work) => line(work, today));
  const waiting = lines
    .filter(({ state }) => state === 'submitted')
    .map((each) => ({ ...each, waitingDays: daysSince(each.work.submittedAt, today) }))
    .toSorted((a, b) => b.waitingDays - a.waitingDays);
  const open = lines.filter(({ state }) => waitsForMunicipality(state));
  return {
    waiting,
    fresh: waiting.filter((each) => each.waitingDays <= FRESH_DAYS).length,
    late: open.filter(({ due }) => due.kind === 'late'),
    notStarted: open.filter(({ state, work }) => state === 'not_started' && nearness(work.dueOn, today) === 'soon'),
    campaigns: campaignsOf(lines),
  };
}

function daysSince(moment: Date | null, today: string): number {
  return moment === null ? 0 : daysBetween(localDate(moment), today);
}

function campaignsOf(lines: readonly WorkLine[]): CampaignUnderWay[] {
  const campaigns = new Map<number, CampaignUnderWay>();
  for (const { work, state, due } of lines) {
    const known = campaigns.get(work.campaignId) ?? {
      id: work.campaignId,
      title: work.title,
      dueOn: work.dueOn,
      due,
      states: { not_started: 0, open: 0, returned: 0, submitted: 0 },
      open: 0,
    };
    if (state in known.states) known.states[state as keyof CampaignUnderWay['states']] += 1;
    known.open += 1;
    campaigns.set(work.campaignId, known);
  }
  return [...campaigns.values()];
}
