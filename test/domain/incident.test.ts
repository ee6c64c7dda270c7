import { describe, expect, it } from 'vitest';
import { fieldOf } from '#app/domain/breach-fields.ts';
import {
  CAUSES,
  type ClosingFacts,
  DEFAULT_CATEGORIES,
  decideMove,
  incidentNumber,
  incidentYear,
  missingToClose,
  movesFrom,
  PHASES,
  type Phase,
  parseIncidentNumber,
  RSIT_CLASSES,
  templateCause,
} from '#app/domain/incident.ts';
import { TASK_TEMPLATE_KINDS, TASK_TEMPLATES, tasksFrom } from '#app/domain/incident-tasks.ts';

const settled: ClosingFacts = {
  lessons: 'Bijlagen voortaan versleuteld.',
  openTasks: 0,
  personalData: 'no',
  undecidedBreaches: 0,
  runningClocks: 0,
  openChildren: 0,
};

describe('the categories', () => {
  it('are the four of the annual reports, each in a class of the taxonomy', () => {
    expect(DEFAULT_CATEGORIES.map(({ key, rsitClass }) => [key, rsitClass])).toEqual([
      ['information_security', 'information-content-security'],
      ['service_delivery', 'availability'],
      ['cyber_incident', 'intrusions'],
      ['identity_abuse', 'fraud'],
    ]);
    for (const { rsitClass, rsitVersion } of DEFAULT_CATEGORIES) {
      expect(RSIT_CLASSES).toContain(rsitClass);
      expect(rsitVersion).toMatch(/^\d+$/);
    }
  });

  it('have causes that the template of the notification knows', () => {
    for (const cause of CAUSES) expect(fieldOf('cause')?.options).toContain(templateCause(cause));
  });
});

describe('the phases', () => {
  const on = (phase: Phase) => movesFrom(phase).flatMap(({ to, kind }) => (kind === 'on' ? [to] : []));
  const back = (phase: Phase) => movesFrom(phase).flatMap(({ to, kind }) => (kind === 'on' ? [] : [to]));

  it.each<[Phase, Phase[], Phase[]]>([
    ['reported', ['triage', 'contained', 'recovering', 'review'], []],
    ['triage', ['contained', 'recovering', 'review'], []],
    ['contained', ['recovering', 'review'], ['triage']],
    ['recovering', ['review'], ['triage', 'contained']],
    ['review', ['closed'], ['triage', 'contained', 'recovering']],
    ['closed', [], ['triage', 'contained', 'recovering', 'review']],
  ])('%s goes on to %o and back to %o', (phase, forward, backward) => {
    expect(on(phase)).toEqual(forward);
    expect(back(phase)).toEqual(backward);
    for (const { kind, reasonNeeded } of movesFrom(phase)) expect(reasonNeeded).toBe(kind !== 'on');
  });

  it('decide every move, with and without a reason', () => {
    for (const phase of PHASES)
      for (const to of PHASES) {
        const move = movesFrom(phase).find((one) => one.to === to);
        const decide = (reason: string) => {
          return decideMove({ phase, version: 3, closing: settled }, { to, version: 3, reason }).kind;
        };
        expect(decide('daarom')).toBe(move ? 'do' : 'not_allowed');
        expect(decide(' ')).toBe(!move ? 'not_allowed' : move.reasonNeeded ? 'reason_required' : 'do');
      }
  });

  it('are stale for who looked at an older version, before anything else', () => {
    const asked = { to: 'closed' as const, version: 2, reason: '' };
    expect(decideMove({ phase: 'reported', version: 3, closing: settled }, asked)).toEqual({ kind: 'stale' });
  });

  it.each<[Partial<ClosingFacts>, string[]]>([
    [{}, []],
    [{ lessons: ' ' }, ['lessons']],
    [{ openTasks: 2 }, ['open_tasks']],
    [{ personalData: 'unknown' }, ['personal_data_unanswered']],
    [{ personalData: 'yes' }, []],
    [{ undecidedBreaches: 1 }, ['breach_undecided']],
    [{ runningClocks: 1 }, ['clock_running']],
    [{ openChildren: 6 }, ['children_open']],
    [{ lessons: '', openTasks: 1, runningClocks: 2 }, ['lessons', 'open_tasks', 'clock_running']],
  ])('close only when nothing is missing: %o', (change, codes) => {
    const closing = { ...settled, ...change };
    expect(missingToClose(closing).map(({ code }) => code)).toEqual(codes);
    const decision = decideMove({ phase: 'review', version: 1, closing }, { to: 'closed', version: 1, reason: '' });
    expect(decision.kind).toBe(codes.length === 0 ? 'do' : 'incomplete');
    expect(decideMove({ phase: 'contained', version: 1, closing }, { to: 'review', version: 1, reason: '' }).kind).toBe(
      'do',
    );
  });
});

describe('the number', () => {
  it.each([
    ['2025-12-31T22:59:59Z', 2025],
    ['2025-12-31T23:00:00Z', 2026],
  ])('belongs to the year of the report in Brussels: %s', (at, year) => expect(incidentYear(new Date(at))).toBe(year));

  it.each([
    [1, '2026-0001'],
    [12, '2026-0012'],
    [9_999, '2026-9999'],
    [10_000, '2026-10000'],
  ])('%s is %s', (n, text) => {
    expect(incidentNumber(2026, n)).toBe(text);
    expect(parseIncidentNumber(text)).toEqual({ year: 2026, n });
  });

  it.each(['2026-1', '2026-0000', '26-0001', '2026/0001', '', 'INC-2026-0001'])('is not %s', (text) => {
    expect(parseIncidentNumber(text)).toBeNull();
  });
});

describe('the first tasks', () => {
  it('exist for each kind, soonest first, in two languages, and ask whether personal data are in it', () => {
    for (const kind of TASK_TEMPLATE_KINDS) {
      const tasks = TASK_TEMPLATES[kind];
      expect(tasks.length).toBeGreaterThanOrEqual(5);
      const due = tasks.map(({ dueHours }) => dueHours);
      expect(due).toEqual([...due].sort((a, b) => a - b));
      expect(new Set(tasks.map(({ titleNl }) => titleNl)).size).toBe(tasks.length);
      expect(tasks.filter(({ titleNl }) => /\bcontrole/i.test(titleNl))).toEqual([]);
      expect(tasks.every(({ titleNl, titleEn }) => titleNl !== '' && titleEn !== '' && titleNl !== titleEn)).toBe(true);
      expect(tasks.some(({ titleNl, dueHours }) => titleNl.includes('persoonsgegevens') && dueHours <= 24)).toBe(true);
    }
  });

  it('are due that many hours after the report', () => {
    const [first] = tasksFrom('phishing', new Date('2026-03-28T23:30:00Z'));
    expect(first?.dueAt).toEqual(new Date('2026-03-29T00:30:00Z'));
  });
});
