import { describe, expect, it } from 'vitest';
import { type LaunchCandidate, type LaunchChoice, planLaunch } from '#app/domain/campaign.ts';

const gemeente = { id: 11, kind: 'gemeente', name: 'Gemeente A' };
const ocmw = { id: 12, kind: 'ocmw', name: 'OCMW A' };
const spoc = { accountId: 7, name: 'Spoc', role: 'spoc' as const };
const contributor = { accountId: 8, name: 'Medewerker', role: 'contributor' as const };

function candidate(change: Partial<LaunchCandidate> = {}): LaunchCandidate {
  return {
    id: 1,
    slug: 'a',
    name: 'A',
    entities: [gemeente, ocmw],
    people: [spoc, contributor],
    underWay: [],
    ...change,
  };
}
function choice(change: Partial<LaunchChoice> = {}): LaunchChoice {
  return { frameworkId: 5, dueOn: '2026-03-31', asPair: true, municipalityIds: [1], assignees: new Map(), ...change };
}
const plan = (candidates: LaunchCandidate[], chosen: LaunchChoice) => planLaunch(candidates, chosen, '2026-01-15');

describe('planLaunch', () => {
  it('gives the pair one checklist and the SPOC the task', () => {
    expect(plan([candidate()], choice())).toMatchObject({
      kind: 'plan',
      checklists: 1,
      municipalities: [{ assigneeId: 7, checklists: [{ entityIds: [11, 12] }], warnings: [] }],
    });
  });

  it('gives each entity its own when they answer apart', () => {
    expect(plan([candidate()], choice({ asPair: false }))).toMatchObject({
      checklists: 2,
      municipalities: [{ checklists: [{ entityIds: [11] }, { entityIds: [12] }] }],
    });
  });

  it.each([
    ['nobody to answer', candidate({ people: [] }), new Map(), null, ['no_assignee']],
    [
      'only a contributor, who is never asked by itself',
      candidate({ people: [contributor] }),
      new Map(),
      null,
      ['no_assignee'],
    ],
    ['a contributor named by hand', candidate(), new Map([[1, 8]]), 8, []],
    ['nobody named by hand', candidate(), new Map([[1, null]]), null, ['no_assignee']],
    ['the same framework under way', candidate({ underWay: [5] }), new Map(), 7, ['already_under_way']],
  ])('warns and goes on: %s', (_, one, assignees, assigneeId, warnings) => {
    expect(plan([one], choice({ assignees }))).toMatchObject({ municipalities: [{ assigneeId, warnings }] });
  });

  it.each([
    ['nothing chosen', choice({ municipalityIds: [] }), 'no_municipality'],
    ['a municipality of nobody', choice({ municipalityIds: [1, 99] }), 'not_covered'],
    ['a date that is over', choice({ dueOn: '2026-01-14' }), 'due_in_past'],
    ['somebody of elsewhere', choice({ assignees: new Map([[1, 99]]) }), 'assignee_unknown'],
  ])('refuses: %s', (_, wrong, problem) => {
    const outcome = plan([candidate()], wrong);
    expect(outcome.kind === 'faulty' && outcome.problems.map((each) => each.problem)).toEqual([problem]);
  });

  it('takes today as the last day in time, and a municipality once however often it is named', () => {
    expect(plan([candidate()], choice({ dueOn: '2026-01-15', municipalityIds: [1, 1] }))).toMatchObject({
      checklists: 1,
    });
  });

  it('refuses a municipality that nothing covers', () => {
    expect(plan([candidate({ entities: [] })], choice()).kind).toBe('faulty');
  });
});
