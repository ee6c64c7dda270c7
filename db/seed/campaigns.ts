import { type Calendar, calendarOf } from './calendar.ts';
import type { Place } from './world.ts';

/** How far a municipality is with a checklist. Ages are days ago. */
export interface Story {
  phase: 'open' | 'submitted' | 'returned' | 'accepted';
  /** Part of the questions that is answered. */
  share: number;
  submittedAgo: number;
  decidedAgo: number;
  /** Part of the answers that the reviewer judged while the checklist is not accepted. */
  judged: number;
  /** It went back once before it was accepted. */
  cycle: boolean;
  /** It got more time, so many days ago, until another day than the others. */
  more?: { ago: number; dueAgo: number };
  /** It was closed, so many days ago, before anything was handed in. */
  closedAgo?: number;
}

export interface CampaignPlan {
  key: string;
  framework: string;
  level: string;
  title: string;
  instructions: string;
  calendar: Calendar;
  launchedAgo: number;
  dueAgo: number;
  /** Years before today for which the scores stand; the strength of a municipality follows from it. */
  years: number;
  asPair: boolean;
  /** Null where the municipality is not asked. */
  story: (place: Place) => Story | null;
}

const BASE: Story = { phase: 'open', share: 0, submittedAgo: 0, decidedAgo: 0, judged: 0, cycle: false };
const open = (share: number): Story => ({ ...BASE, share });
const submitted = (submittedAgo: number, judged = 0): Story => ({
  ...BASE,
  phase: 'submitted',
  share: 1,
  submittedAgo,
  judged,
});
const returned = (submittedAgo: number, decidedAgo: number): Story => ({
  ...BASE,
  phase: 'returned',
  share: 1,
  submittedAgo,
  decidedAgo,
  judged: 1,
});
const accepted = (submittedAgo: number, decidedAgo: number, cycle = false): Story => ({
  ...BASE,
  phase: 'accepted',
  share: 1,
  submittedAgo,
  decidedAgo,
  judged: 1,
  cycle,
});

/** A campaign of the past: accepted by all, some late, some after it went back once. */
function closed(dueAgo: number): (place: Place) => Story {
  return ({ index }) => {
    const submittedAgo = dueAgo + 16 - ((index * 7) % 27);
    return accepted(submittedAgo, submittedAgo - 12, index % 3 === 0);
  };
}

const ASKED =
  'Beantwoord elke vraag zoals het vandaag is, niet zoals het zou moeten zijn. Voeg bewijs toe waar het kan.';

/** Where the 13 clients stand this year: Zandbeke is halfway, two have not started, one is sent back. */
const CYFUN_NOW: readonly Story[] = [
  open(0.53),
  submitted(4),
  accepted(20, 8),
  open(0.82),
  open(0),
  submitted(9, 0.5),
  open(0.32),
  returned(15, 6),
  open(0),
  open(0.6),
  accepted(18, 5, true),
  submitted(2),
  open(0.12),
];
/** Zandbeke's came back with a few questions, so that its SPOC has both to go on with and to redo. */
const GDPR_NOW: readonly Story[] = [
  returned(15, 6),
  open(0.7),
  submitted(11),
  accepted(30, 15),
  { ...open(0), more: { ago: 12, dueAgo: -16 } },
  returned(19, 7),
  accepted(22, 12),
  submitted(6, 0.3),
  { ...open(0.4), closedAgo: 4 },
  accepted(41, 28),
  accepted(52, 40),
  accepted(26, 13, true),
  submitted(3),
];
const KSZ_NOW: readonly Story[] = [
  ...Array.from({ length: 4 }, (_, index) => accepted(60 - index * 3, 48 - index * 3, index === 2)),
  open(0),
  ...Array.from({ length: 3 }, (_, index) => accepted(66 - index * 5, 50 - index * 5)),
  submitted(12),
  accepted(58, 47),
  accepted(70, 61),
  accepted(55, 44, true),
  open(0.5),
];

const listed = (stories: readonly Story[]) => (place: Place) => stories[place.index] ?? null;
const only = (stories: Readonly<Record<number, Story>>) => (place: Place) => stories[place.index] ?? null;

interface Line {
  key: string;
  framework: string;
  level: string;
  name: string;
  launchedAgo: number;
  dueAgo: number;
  story: (place: Place) => Story | null;
  asPair?: boolean;
  instructions?: string;
}

/** What was measured: 2023 stands still, the rest moves along with today. */
const RUNNING: readonly Line[] = [
  line('cyfun-b', 'cyfun2023', 'basic', 'CyFun 2023 Basis', 770, 700, closed(700)),
  line('gdpr-a', 'gdpr', 'all', 'AVG-nulmeting', 640, 560, closed(560)),
  { ...line('ksz-a', 'ksz', 'all', 'Minimale normen KSZ', 470, 410, closed(410)), asPair: false },
  line('cyfun-c', 'cyfun2025', 'basic', 'CyFun 2025 Basis', 405, 335, closed(335)),
  line('nis2-now', 'nis2', 'all', 'NIS2, artikel 21', 62, -30, only({ 0: open(0.45), 2: submitted(5), 5: open(0.2) })),
  { ...line('ksz-now', 'ksz', 'all', 'Minimale normen KSZ', 108, 45, listed(KSZ_NOW)), asPair: false },
  line('gdpr-now', 'gdpr', 'all', 'AVG-opvolging', 96, 10, listed(GDPR_NOW)),
  line('cyfun-now', 'cyfun2025', 'basic', 'CyFun 2025 Basis', 41, -20, listed(CYFUN_NOW)),
  {
    ...line('small-now', 'cyfun_small', 'all', 'Snelle check buitendienst', 24, -9, only({ 0: open(0.4) })),
    instructions: 'Korte lijst voor de loods en de werkhuizen. Mag doorgegeven worden aan wie ter plaatse werkt.',
  },
];

function line(
  key: string,
  framework: string,
  level: string,
  name: string,
  launchedAgo: number,
  dueAgo: number,
  story: Line['story'],
): Line {
  return { key, framework, level, name, launchedAgo, dueAgo, story };
}

/** The campaigns of the first service, the oldest first. */
export function firstCampaigns(now: Date): CampaignPlan[] {
  const in2023 = calendarOf(new Date('2023-12-29T12:00:00Z'));
  const oldest = line('cyfun-2023', 'cyfun2023', 'basic', 'CyFun 2023 Basis', 108, 21, closed(21));
  return [planOf(oldest, in2023, 3.2), ...RUNNING.map((each) => planOf(each, calendarOf(now)))];
}

/** The campaigns of the second service: one behind it, one running. */
export function secondCampaigns(now: Date): CampaignPlan[] {
  const running = (place: Place) => (place.index % 3 === 2 ? submitted(7) : open((place.index % 4) * 0.3));
  return [
    line('other-a', 'cyfun2025', 'basic', 'CyFun 2025 Basis', 390, 330, closed(330)),
    line('other-now', 'cyfun2025', 'basic', 'CyFun 2025 Basis', 35, -25, running),
  ].map((each) => planOf(each, calendarOf(now)));
}

function planOf(each: Line, calendar: Calendar, years = each.launchedAgo / 365): CampaignPlan {
  const { name, ...rest } = each;
  return {
    asPair: true,
    instructions: ASKED,
    ...rest,
    title: `${name}, ${seasonOf(calendar.day(each.launchedAgo))}`,
    calendar,
    years,
  };
}

function seasonOf(day: string): string {
  return `${Number(day.slice(5, 7)) < 7 ? 'voorjaar' : 'najaar'} ${day.slice(0, 4)}`;
}
