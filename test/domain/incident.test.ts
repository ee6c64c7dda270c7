import { describe, expect, it } from 'vitest';
import { fieldOf } from '#app/domain/breach-fields.ts';
import {
  type ClosingFacts,
  decideMove,
  INTENTS,
  type IncidentPhase,
  incidentYear,
  missingToClose,
  movesFrom,
  ORIGINS,
  PHASES,
  templateCause,
  titleOf,
} from '#app/domain/incident.ts';
import { tasksFrom } from '#app/domain/incident-tasks.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';

const settled: ClosingFacts = {
  categoryId: 1,
  severity: 'low',
  ongoing: 'no',
  lessons: 'Bijlagen voortaan versleuteld.',
  openTasks: 0,
  personalData: 'no',
  undecidedBreaches: 0,
  runningClocks: 0,
  openChildren: 0,
};

describe('the causes', () => {
  it('are those that the template of the notification knows', () => {
    for (const origin of ORIGINS)
      for (const intent of INTENTS) expect(fieldOf('cause')?.options).toContain(templateCause(origin, intent));
  });
});

describe('the phases', () => {
  const on = (phase: IncidentPhase) => movesFrom(phase).flatMap(({ to, kind }) => (kind === 'on' ? [to] : []));
  const back = (phase: IncidentPhase) => movesFrom(phase).flatMap(({ to, kind }) => (kind === 'on' ? [] : [to]));

  it.each<[IncidentPhase, IncidentPhase[], IncidentPhase[]]>([
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
          return decideMove({ phase, closing: settled }, { seen: phase, to, reason }).kind;
        };
        expect(decide('daarom')).toBe(move ? 'do' : 'not_allowed');
        expect(decide(' ')).toBe(!move ? 'not_allowed' : move.reasonNeeded ? 'reason_required' : 'do');
      }
  });

  it('are stale for who saw it in another phase, before anything else', () => {
    const asked = { seen: 'review' as const, to: 'closed' as const, reason: '' };
    expect(decideMove({ phase: 'reported', closing: settled }, asked)).toEqual({ kind: 'stale' });
  });

  it.each<[Partial<ClosingFacts>, string[]]>([
    [{}, []],
    [{ lessons: ' ' }, ['lessons']],
    [{ openTasks: 2 }, ['open_tasks']],
    [{ categoryId: null, severity: null }, ['category', 'severity']],
    [{ ongoing: 'unknown' }, ['ongoing']],
    [{ personalData: 'unknown' }, ['personal_data_unanswered']],
    [{ personalData: 'yes' }, []],
    [{ undecidedBreaches: 1 }, ['breach_undecided']],
    [{ runningClocks: 1 }, ['clock_running']],
    [{ openChildren: 6 }, ['children_open']],
    [{ lessons: '', openTasks: 1, runningClocks: 2 }, ['open_tasks', 'lessons', 'clock_running']],
  ])('close only when nothing is missing: %o', (change, codes) => {
    const closing = { ...settled, ...change };
    expect(missingToClose(closing).map(({ code }) => code)).toEqual(codes);
    const decision = decideMove({ phase: 'review', closing }, { seen: 'review', to: 'closed', reason: '' });
    expect(decision.kind).toBe(codes.length === 0 ? 'do' : 'incomplete');
    expect(decideMove({ phase: 'contained', closing }, { seen: 'contained', to: 'review', reason: '' }).kind).toBe(
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
    [1, 'INC-2026-001'],
    [14, 'INC-2026-014'],
    [999, 'INC-2026-999'],
    [1_000, 'INC-2026-1000'],
  ])('%s is %s', (number, text) => {
    expect(registerNumber('incident', 2026, number)).toBe(text);
    expect(parseRegisterNumber('incident', text.toLowerCase())).toEqual({ year: 2026, number });
  });

  it.each(['INC-2026-1', 'INC-2026-0001', 'DL-2026-001', 'INC-26-001', '', '2026-001'])('is not %s', (text) => {
    expect(parseRegisterNumber('incident', text)).toBeNull();
  });
});

describe('the title of a report', () => {
  it.each([
    ['Laptop weg. Ik was op de trein.', 'Laptop weg'],
    ['\n Mail aan iedereen\nmet lijst', 'Mail aan iedereen'],
    ['...', '...'],
  ])('is its first sentence: %o', (text, title) => expect(titleOf(text)).toBe(title));

  it('is cut at a word, and fits', () => {
    const title = titleOf(
      'De server van het rusthuis is sinds vannacht niet bereikbaar en niemand kan nog aan de dossiers',
    );
    expect(title).toBe('De server van het rusthuis is sinds vannacht niet bereikbaar en niemand kan nog…');
    expect(titleOf('x'.repeat(300)).length).toBeLessThanOrEqual(81);
  });
});

describe('the tasks of a template', () => {
  it('are due that many hours after the report, over a change of the clock too, and in Dutch', () => {
    const tasks = [
      { titleNl: 'Bel de bank', titleEn: 'Telephone the bank', dueHours: 0 },
      { titleNl: 'Sluit de rekening', titleEn: 'Close the account', dueHours: 24 },
    ];
    expect(tasksFrom(tasks, new Date('2026-03-28T23:30:00Z'))).toEqual([
      { title: 'Bel de bank', dueAt: new Date('2026-03-28T23:30:00Z') },
      { title: 'Sluit de rekening', dueAt: new Date('2026-03-29T23:30:00Z') },
    ]);
  });
});
