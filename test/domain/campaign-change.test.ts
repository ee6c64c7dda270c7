import { describe, expect, it } from 'vitest';
import { notAskedYet } from '#app/domain/campaign.ts';
import { type ChangeFacts, changeFault, decideChange, phaseAfter } from '#app/domain/campaign-change.ts';
import { decideSubmit } from '#app/domain/submission.ts';

const at = (phase: ChangeFacts['phase'], phaseBeforeClose: ChangeFacts['phase'] | null = null): ChangeFacts => ({
  phase,
  phaseBeforeClose,
  dueOn: '2026-03-31',
});

describe('whether a checklist can be changed, and where it stands afterwards', () => {
  it.each([
    ['extend', at('open'), null, 'open'],
    ['extend', at('returned'), null, 'returned'],
    ['extend', at('submitted'), 'with_reviewer', null],
    ['extend', at('accepted'), 'accepted', null],
    ['extend', at('closed', 'open'), 'closed', null],
    ['close', at('open'), null, 'closed'],
    ['close', at('submitted'), null, 'closed'],
    ['close', at('returned'), null, 'closed'],
    ['close', at('accepted'), 'accepted', null],
    ['close', at('closed', 'open'), 'closed', null],
    ['reopen', at('closed', 'submitted'), null, 'submitted'],
    ['reopen', at('closed', 'returned'), null, 'returned'],
    ['reopen', at('accepted'), null, 'returned'],
    ['reopen', at('open'), 'not_closed', null],
    ['reopen', at('submitted'), 'not_closed', null],
  ] as const)('%s of %j: %s', (change, facts, fault, after) => {
    expect(changeFault(change, facts)).toBe(fault);
    if (after) expect(phaseAfter(change, facts)).toBe(after);
  });
});

describe('a change of several checklists', () => {
  const decide = (
    found: ChangeFacts[],
    form: Partial<Parameters<typeof decideChange>[2]>,
    chosen = found.length,
    today = '2026-04-15',
  ) =>
    decideChange(found, chosen, { change: 'extend', dueOn: null, reason: '', ...form }, today).map(
      (each) => each.problem,
    );

  it.each([
    [[at('open')], { dueOn: '2026-04-30' }, []],
    [[at('open')], { dueOn: '2026-04-15' }, []],
    [[at('open')], { dueOn: '2026-04-14' }, ['due_in_past']],
    [[at('open')], { dueOn: '2026-03-31' }, ['due_not_later', 'due_in_past']],
    [[at('open')], {}, ['due_not_later']],
    [[at('open'), { ...at('open'), dueOn: '2026-05-01' }], { dueOn: '2026-04-30' }, ['due_not_later']],
    [[at('open'), at('submitted')], { dueOn: '2026-04-30' }, ['changed_meanwhile']],
    [[at('open')], { change: 'close' }, ['reason_required']],
    [[at('open')], { change: 'close', reason: '  ' }, ['reason_required']],
    [[at('open')], { change: 'close', reason: 'Fusie' }, []],
    [[at('closed', 'open')], { change: 'reopen', reason: 'Toch nodig' }, []],
    [[at('closed', 'open')], { change: 'reopen', reason: 'Toch nodig', dueOn: '2026-04-01' }, ['due_in_past']],
    [[], {}, ['nothing_chosen']],
  ] as const)('of %j with %j: %j', (found, form, problems) => {
    expect(decide([...found], form)).toEqual(problems);
  });

  it('is refused whole when one of them is not found any more', () => {
    expect(decide([at('open')], { dueOn: '2026-04-30' }, 2)).toEqual(['changed_meanwhile']);
  });
});

describe('what a campaign does not ask yet', () => {
  it('is the entities without a checklist of it, and no municipality without any', () => {
    const entity = (id: number) => ({ id, kind: 'ocmw', name: `E${id}` });
    const place = (id: number, entities: number[]) => ({
      id,
      slug: `m${id}`,
      name: `M${id}`,
      entities: entities.map(entity),
      people: [],
      underWay: [],
    });
    const left = notAskedYet([place(1, [1, 2]), place(2, [3]), place(3, [4])], new Set([1, 3]));
    expect(left.map((each) => [each.id, each.entities.map(({ id }) => id)])).toEqual([
      [1, [2]],
      [3, [4]],
    ]);
  });
});

describe('a closed checklist', () => {
  it('is not handed in, however ready it is', () => {
    expect(decideSubmit('closed', { open: [], keyMeasuresWithoutEvidence: [], unchanged: [] })).toEqual({
      kind: 'closed',
    });
  });
});
