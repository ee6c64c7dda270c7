import { describe, expect, it } from 'vitest';
import { missingToCloseBreach, openDossiers, type WorkFacts, workOf } from '#app/domain/breach-work.ts';

const AT = new Date('2026-11-03T13:30:00Z');
const fresh: WorkFacts = {
  role: 'controller',
  awareAt: null,
  risk: null,
  advised: false,
  notify: null,
  takenOver: false,
  overtaken: false,
  recipients: ['GBA'],
  sent: [],
  persons: null,
};
const known: WorkFacts = { ...fresh, awareAt: AT, risk: 'risk', advised: true };
const sent = (stage: 'initial' | 'final' | 'withdrawal', authority = 'GBA') => ({ authority, stage });

describe('what a dossier still asks', () => {
  it('is everything at first, but telling the persons, of which nobody knows yet whether it is needed', () => {
    expect(missingToCloseBreach(fresh)).toEqual(['aware', 'risk', 'decision', 'notification', 'final']);
    expect(workOf(fresh).advice).toBe('to_do');
    expect(workOf(fresh).persons).toBe('not_needed');
  });

  it.each([
    ['decided not to notify', { ...known, risk: 'none', notify: false }, []],
    ['decided not to, without advice', { ...known, risk: 'none', advised: false, notify: false }, ['advice']],
    ['decided to notify, nothing sent', { ...known, notify: true }, ['notification', 'final']],
    ['notified, first one only', { ...known, notify: true, sent: [sent('initial')] }, ['final']],
    ['notified and withdrawn', { ...known, notify: true, sent: [sent('initial'), sent('withdrawal')] }, []],
    ['notified ahead of any advice', { ...known, advised: false, notify: true, sent: [sent('final')] }, []],
    [
      'one of two authorities',
      { ...known, notify: true, recipients: ['GBA', 'VTC'], sent: [sent('final')] },
      ['notification', 'final'],
    ],
    ['a high risk', { ...known, risk: 'high', notify: true, sent: [sent('final')] }, ['persons']],
    [
      'a high risk, persons told',
      { ...known, risk: 'high', notify: true, sent: [sent('final')], persons: { inform: true, exemption: null } },
      [],
    ],
    [
      'a high risk, persons not told on a ground',
      {
        ...known,
        risk: 'high',
        notify: true,
        sent: [sent('final')],
        persons: { inform: false, exemption: 'art34_3_a' },
      },
      [],
    ],
    [
      'a risk that became high after persons were not told',
      { ...known, risk: 'high', notify: true, sent: [sent('final')], persons: { inform: false, exemption: null } },
      ['persons'],
    ],
    [
      'a risk, persons not told without a ground',
      { ...known, notify: true, sent: [sent('final')], persons: { inform: false, exemption: null } },
      [],
    ],
    [
      'a decision not to notify that a higher risk overtook',
      { ...known, notify: false, overtaken: true },
      ['decision', 'notification', 'final'],
    ],
    [
      'one that was overtaken and notified since',
      { ...known, notify: false, overtaken: true, sent: [sent('final')] },
      [],
    ],
    ['taken over, not notified', { ...fresh, awareAt: AT, notify: false, takenOver: true }, []],
    [
      'taken over, notified to another authority',
      { ...fresh, awareAt: AT, notify: true, takenOver: true, sent: [sent('initial', 'VTC')] },
      [],
    ],
    [
      'taken over, and since assessed as a high risk',
      { ...fresh, awareAt: AT, notify: false, takenOver: true, overtaken: true, risk: 'high' },
      ['decision', 'notification', 'final', 'persons'],
    ],
    [
      'a processor that told nobody',
      { ...fresh, role: 'processor', awareAt: AT, recipients: ['controller'] },
      ['notification', 'final'],
    ],
    [
      'a processor that told its controller',
      { ...fresh, role: 'processor', awareAt: AT, recipients: ['controller'], sent: [sent('initial', 'controller')] },
      [],
    ],
  ] as const satisfies [string, WorkFacts, string[]][])('before it closes: %s', (_, facts, missing) => {
    expect(missingToCloseBreach(facts)).toEqual(missing);
  });
});

describe('what dossiers hold against closing their incident', () => {
  const clock = {
    role: 'controller',
    awareAt: AT,
    awareVersion: 1,
    firstSentAt: null,
    decision: null,
    assessment: null,
    closed: false,
  } as const;
  it.each([
    ['a clock that runs, undecided', [clock], 1, 1],
    ['not aware yet', [{ ...clock, awareAt: null, awareVersion: 0 }], 1, 0],
    ['decided to notify and not sent', [{ ...clock, decision: { version: 1, notify: true, decidedAt: AT } }], 0, 1],
    ['decided not to', [{ ...clock, decision: { version: 1, notify: false, decidedAt: AT } }], 0, 0],
    [
      'decided not to, before the risk was assessed as higher',
      [{ ...clock, decision: { version: 1, notify: false, decidedAt: AT }, assessment: { risk: 'high' as const } }],
      1,
      1,
    ],
    ['closed', [{ ...clock, closed: true }], 0, 0],
    ['a processor, nobody told', [{ ...clock, role: 'processor' as const }], 0, 1],
    ['two of them', [clock, { ...clock, firstSentAt: AT }], 2, 1],
  ])('%s', (_, dossiers, undecidedBreaches, runningClocks) => {
    expect(openDossiers(dossiers)).toEqual({ undecidedBreaches, runningClocks });
  });
});
