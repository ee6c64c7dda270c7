import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { keepReportLink } from '#app/features/incidents/keep-report-link.server.ts';
import { reportForm } from '#app/features/incidents/report-form.ts';
import { reportIncident } from '#app/features/incidents/report-incident.server.ts';
import { type BreachSituation, breaching, hours } from '#test/support/breaching.ts';
import { answer, asked, checked, extend, refuse, requesting } from '#test/support/data-requests.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, open } = breaching(db);

const handle = (s: BreachSituation, actor: Actor, form: object) =>
  as(actor, (tx) => handleIncident(tx, { slug: s.place.slug, number: s.incident }, incidentForm.parse(form)), hours(2));
const record = {
  ...{ intent: 'record', version: 99, title: 'x', description: 'x', ongoing: 'no', personal_data: 'no' },
  ...{ cause_origin: 'unknown', cause_intent: 'unknown' },
};
const note = { intent: 'note', form_key: randomUUID(), kind: 'decision', text: 'x', decided_by: '' };
const task = { intent: 'task', form_key: randomUUID(), what: 'x', due: 'ooit' };
const phase = (to: string) => ({ intent: 'phase', seen: 'contained', phase: to });
const reported = (s: BreachSituation, actor: Actor) => {
  const form = reportForm.parse({ form_key: randomUUID(), description: 'x', noticed_time: '10:00' });
  const { id, slug } = s.place;
  return as(actor, (tx) => reportIncident(tx, { id, slug, name: slug }, form, () => '/x'));
};

type Who = 'dpo' | 'serviceDirector' | 'spoc' | 'director' | 'auditor';
const READERS: readonly Who[] = ['dpo', 'serviceDirector', 'spoc', 'director', 'auditor'];
/** Each act over what nobody saw or wrote down wrongly, so that it leads to nothing, and who may do it. */
const ACTS: [string, readonly Who[], (s: BreachSituation, actor: Actor) => Promise<{ kind: string }>][] = [
  ['saves the record', ['dpo', 'spoc'], (s, who) => handle(s, who, record)],
  ['writes a line', ['dpo', 'spoc'], (s, who) => handle(s, who, note)],
  ['gives a task', ['dpo', 'spoc'], (s, who) => handle(s, who, task)],
  ['ticks a task', ['dpo', 'spoc'], (s, who) => handle(s, who, { intent: 'task_done', task: 999_999 })],
  ['moves it on', ['dpo', 'spoc'], (s, who) => handle(s, who, phase('review'))],
  ['closes it', ['dpo'], (s, who) => handle(s, who, phase('closed'))],
  ['reports another', ['dpo', 'spoc', 'director'], reported],
  ['keeps the link', ['dpo', 'spoc'], (s, who) => as(who, (tx) => keepReportLink(tx, s.place, 'end'))],
  ['opens a dossier', ['dpo', 'spoc'], (s, who) => open(who, s.place.slug, s.incident, { entities: [] })],
];

describe('who may do what in an incident', () => {
  it.each(ACTS)('%s: %s, and nobody else', async (_, may, act) => {
    const s = await situation();
    const refused: string[] = [];
    for (const who of READERS) if ((await act(s, s[who])).kind === 'refused') refused.push(who);
    expect(refused).toEqual(READERS.filter((who) => !may.includes(who)));
    for (const who of [s.admin, s.contributor]) expect(['not_found', 'refused']).toContain((await act(s, who)).kind);
  });
});

describe('who may do what with a request of a data subject', async () => {
  const requests = await requesting();
  const change = { intent: 'change', ...asked, change_reason: 'x' };

  it.each([
    [{ intent: 'ask_identity' }],
    [checked],
    [extend],
    [answer],
    [refuse],
    [{ intent: 'withdraw' }],
    [change],
    [{ intent: 'note', note: 'x' }],
  ])('%o: the DPO and the SPOC, and nobody else', async (form) => {
    const s = await requests.situation();
    const number = await requests.registered(s);
    const serviceDirector = await requests.make.aPerson(s.service, 'service_director');
    const stale = { ...form, version: 99 };
    for (const who of [s.director, s.auditor, serviceDirector])
      expect(await requests.act(who, s.place, number, stale)).toEqual({ kind: 'refused', reason: 'role' });
    for (const who of [s.dpo, s.spoc])
      expect((await requests.act(who, s.place, number, stale)).kind).not.toBe('refused');
    expect(await requests.register(serviceDirector, s.place)).toMatchObject({ kind: 'refused' });
  });
});
