import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { prepareForm } from '#app/features/breaches/notification-forms.ts';
import { handlePreparation } from '#app/features/breaches/record-notification.server.ts';
import { setReference } from '#app/features/breaches/set-reference.server.ts';
import { advice, type BreachSituation, breaching, decision, hours, typed } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { make, as, situation, open, anIncident, acts } = breaching(db);

const aware = (at: Date, seen = 1) => ({ intent: 'aware', seen, aware: typed(at), who: 'ICT', reason: 'Logboek' });
const role = {
  intent: 'role',
  version: 99,
  role: 'joint',
  controller_name: '',
  processor_name: '',
  processor_told: '',
};
const notice = () => ({ intent: 'notice', form_key: randomUUID(), recipient: 'police', told_at: typed(hours(1)) });
const sending = () =>
  prepareForm.parse({
    intent: 'record',
    form_key: randomUUID(),
    to: 'GBA',
    stage: 'initial',
    seen: '0'.repeat(64),
    sent: typed(hours(1)),
    way: 'mail',
    sent_by: 'Els',
  });

type Who = 'dpo' | 'serviceDirector' | 'spoc' | 'director' | 'auditor';
const READERS: readonly Who[] = ['dpo', 'serviceDirector', 'spoc', 'director', 'auditor'];
/** Every act in a dossier, as it is posted over what nobody saw, and who may do it. */
const ACTS: [string, readonly Who[], (s: BreachSituation, actor: Actor) => Promise<{ kind: string }>][] = [
  ['says since when it is known', ['dpo', 'spoc'], (s, who) => acts.overview(s, who, aware(NOW, 99))],
  ['changes the role', ['dpo', 'spoc'], (s, who) => acts.overview(s, who, role)],
  [
    'sets the authorities',
    ['dpo'],
    (s, who) => acts.overview(s, who, { intent: 'authorities', authorities: [], why: 'x' }),
  ],
  ['closes', ['dpo'], (s, who) => acts.overview(s, who, { intent: 'close' })],
  ['opens again', ['dpo'], (s, who) => acts.overview(s, who, { intent: 'reopen', reason: 'x' })],
  ['judges the risk', ['dpo', 'spoc'], (s, who) => acts.severity(s, who, { seen: 99, risk: 'none', reason: 'x' })],
  ['advises', ['dpo'], (s, who) => acts.decision(s, who, advice('no', 99))],
  [
    'names who decides',
    ['dpo'],
    (s, who) => acts.decision(s, who, { intent: 'decider', seen_decider: '', decider: '999999' }),
  ],
  ['decides', ['director'], (s, who) => acts.decision(s, who, decision('no'))],
  [
    'decides on telling the persons',
    ['director'],
    (s, who) => acts.persons(s, who, { intent: 'persons', seen: 99, inform: 'no' }),
  ],
  [
    'records who else was told',
    ['dpo', 'spoc'],
    (s, who) => acts.persons(s, who, { ...notice(), told_at: typed(hours(-9)) }),
  ],
  ['saves facts', ['dpo', 'spoc'], (s, who) => acts.facts(s, who, 'mitigation', { version: 99 })],
  [
    'records a notification',
    ['dpo', 'spoc'],
    (s, who) => as(who, (tx) => handlePreparation(tx, { slug: s.place.slug, number: s.gemeente }, sending())),
  ],
  [
    'sets a reference',
    ['dpo', 'spoc'],
    (s, who) =>
      as(who, (tx) => setReference(tx, { slug: s.place.slug, number: s.gemeente }, { id: 999_999, reference: 'x' })),
  ],
];

describe('who may do what in a dossier', () => {
  it.each(ACTS)('%s: %s, and nobody else', async (_, may, act) => {
    const s = await situation();
    const refused: string[] = [];
    for (const who of READERS) if ((await act(s, s[who])).kind === 'refused') refused.push(who);
    expect(refused).toEqual(READERS.filter((who) => !may.includes(who)));
    for (const who of [s.admin, s.contributor, s.ocmwSpoc, s.ocmwDirector])
      expect(await act(s, who)).toEqual({ kind: 'not_found' });
  });

  it('is asked for the entity of the dossier, also of who reads both and may act in one', async () => {
    const s = await situation();
    const both = async (first: 'auditor' | 'spoc', second: 'spoc' | 'director') => {
      const actor = await make.aPerson(s.service, first, { municipalityId: s.place.id });
      const more = { municipalityId: s.place.id, entityIds: [s.place.ocmw] };
      const membership = await make.aMembership(s.service, actor.accountId, second, more);
      return { ...actor, memberships: [...actor.memberships, membership] };
    };
    const decider = await both('spoc', 'director');
    const handler = await both('auditor', 'spoc');
    const refused = { kind: 'refused', reason: 'scope' };
    const no = decision('no');
    expect(await acts.decision(s, decider, no)).toEqual(refused);
    expect(await acts.decision(s, decider, no, s.ocmw)).toMatchObject({ kind: 'invalid' });
    const persons = { intent: 'persons', seen: 0, inform: 'no', reason: 'x' };
    expect(await acts.persons(s, decider, persons)).toEqual(refused);
    expect(await acts.severity(s, handler, { risk: 'none', reason: 'x' })).toEqual(refused);
    expect(await acts.severity(s, handler, { risk: 'none', reason: 'x' }, s.ocmw)).toEqual({ kind: 'saved' });
    const other = await anIncident(s.dpo, s.place.id);
    const asked = { entities: [s.place.gemeente] };
    expect(await open(handler, s.place.slug, other.incident, asked)).toEqual(refused);
  });
});

describe('the moment of awareness', () => {
  it.each([
    ['in the future', hours(2), 'clocks.aware.future'],
    ['before it happened', hours(-3), 'clocks.aware.before_occurrence'],
  ])('is not corrected to one %s, whoever does so', async (_, at, fault) => {
    const s = await situation();
    await db.sql(`update incident set occurred_from = $2, occurred_from_precision = 'minute' where id = $1`, [
      s.incidentId,
      hours(-2),
    ]);
    const refusal = { kind: 'invalid', errors: { aware: [fault] } };
    expect(await acts.overview(s, s.dpo, aware(at))).toEqual(refusal);
    // Who is confined to the OCMW does not read the incident of the municipality.
    expect(await acts.overview(s, s.ocmwSpoc, aware(at), s.ocmw)).toEqual(refusal);
    expect(await acts.overview(s, s.ocmwSpoc, aware(hours(-1)), s.ocmw)).toEqual({ kind: 'saved' });
    const kept = await db.sql<{ n: number }>(
      'select count(*)::int as n from breach_awareness w join breach b on b.id = w.breach_id where b.incident_id = $1',
      [s.incidentId],
    );
    expect(kept).toEqual([{ n: 3 }]);
  });

  it('opens no dossier at a closed incident, and keeps what was made of a doubled hour', async () => {
    const s = await situation();
    const { incident, incidentId } = await anIncident(s.dpo, s.place.id);
    const asked = { entities: [s.place.ocmw], aware: '26/10/2025 2:30', who: 'ICT', reason: 'Logboek' };
    await db.sql(`update incident set phase = 'closed', closed_at = now() where id = $1`, [incidentId]);
    expect(await open(s.dpo, s.place.slug, incident, asked)).toEqual({
      kind: 'closed',
      errors: { form: ['breaches.fault.incident_closed'] },
    });
    await db.sql(`update incident set phase = 'review', closed_at = null where id = $1`, [incidentId]);
    const bare = { ...asked, reason: '' };
    expect(await open(s.dpo, s.place.slug, incident, bare)).toMatchObject({
      errors: { reason: ['common.error.required'] },
    });
    expect(await open(s.dpo, s.place.slug, incident, asked)).toMatchObject({ kind: 'opened' });
    const kept = await db.sql(
      `select w.resolved, w.aware_at from breach_awareness w join breach b on b.id = w.breach_id
       where b.incident_id = $1`,
      [incidentId],
    );
    expect(kept).toEqual([{ resolved: 'doubled', aware_at: new Date('2025-10-26T00:30:00Z') }]);
  });
});

describe('advice and decision', () => {
  it('of two who advise at once the second is shown both', async () => {
    const s = await situation();
    expect(await acts.decision(s, s.dpo, advice('no'))).toEqual({ kind: 'saved' });
    expect(await acts.decision(s, s.dpo, advice('yes'))).toMatchObject({ kind: 'stale' });
    expect(await acts.decision(s, s.dpo, advice('yes', 1))).toEqual({ kind: 'saved' });
  });

  it('asks the reason of a delay by when it was notified first, not by when the decision is written down', async () => {
    const s = await situation();
    await acts.severity(s, s.dpo, { risk: 'risk', reason: 'x' });
    await acts.decision(s, s.dpo, advice('yes'));
    const sent = (number: string, at: Date) =>
      db.sql(
        `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at,
           way, sent_by, template_version, snapshot, at)
         select id, service_id, municipality_id, entity_id, 'GBA', 'initial', $3, 'mail', 'x', '1', '{}', $3 from breach
         where incident_id = $1 and number = $2`,
        [s.incidentId, Number(number.slice(-3)), at],
      );
    await sent(s.gemeente, hours(71));
    expect(await acts.decision(s, s.director, decision('yes'), s.gemeente, hours(99))).toEqual({ kind: 'saved' });
    await acts.severity(s, s.dpo, { risk: 'risk', reason: 'x' }, s.ocmw);
    await sent(s.ocmw, hours(73));
    expect(await acts.decision(s, s.director, decision('yes'), s.ocmw, hours(99))).toEqual({
      kind: 'invalid',
      errors: { delay: ['breach_terms.decision.delay_reason_missing'] },
    });
  });

  it('of many who decide at once one does, and the others are shown that', async () => {
    const s = await situation();
    await acts.severity(s, s.dpo, { risk: 'none', reason: 'x' });
    await acts.decision(s, s.dpo, advice('no'));
    const at = { municipalityId: s.place.id };
    const others = await Promise.all([1, 2, 3].map(() => make.aPerson(s.service, 'director', at)));
    const posts = [s.director, ...others].flatMap((who) => [who, who, who]);
    const all = await Promise.all(posts.map((who) => acts.decision(s, who, decision('no'))));
    expect(all.map(({ kind }) => kind).sort()).toEqual(['saved', ...Array(11).fill('stale')]);
  });

  it('keeps the reasons that it asked for', async () => {
    const s = await situation();
    await acts.severity(s, s.dpo, { risk: 'none', reason: 'x' });
    await acts.decision(s, s.dpo, advice('no'));
    const late = decision('yes', { against_advice: 'Toch liever', delay: 'Verlof' });
    expect(await acts.decision(s, s.director, late, s.gemeente, hours(73))).toEqual({ kind: 'saved' });
    expect(
      await db.sql(
        `select d.against_advice, d.delay, d.reason from breach_decision d join breach b on b.id = d.breach_id
         where b.incident_id = $1`,
        [s.incidentId],
      ),
    ).toEqual([{ against_advice: 'Toch liever', delay: 'Verlof', reason: 'Daarom' }]);
  });
});

describe('a closed dossier', () => {
  const TABLES = [
    ['breach_awareness', '2, ', 'version, ', ', aware_at, who, reason', `, now(), 'x', 'x'`, 'who'],
    ['breach_step', '', '', ', step, answers, version', `, 'mitigation', '{}', 1`, 'answers'],
    ['breach_assessment', '1, ', 'version, ', ', risk, reason', `, 'none', 'x'`, 'reason'],
    ['breach_advice', '1, ', 'version, ', ', notify, text, given_at', `, true, 'x', now()`, 'text'],
    ['breach_decision', '1, ', 'version, ', ', notify, reason, decided_by', `, true, 'x', 'x'`, 'reason'],
    [
      'breach_notification',
      '',
      '',
      ', authority, stage, sent_at, way, sent_by, template_version, snapshot',
      `, 'GBA', 'initial', now(), 'mail', 'x', '1', '{}'`,
      'reference',
    ],
    ['breach_persons', '1, ', 'version, ', ', inform, decided_by', `, true, 'x'`, 'text'],
    ['breach_notice', '', '', ', recipient, told_at', `, 'police', now()`, 'note'],
  ] as const;

  it.each(TABLES)(
    'takes no row and no change of %s, whoever writes',
    async (table, version, at, columns, values, of) => {
      const s = await situation();
      const when = ['breach_decision', 'breach_persons'].includes(table) ? 'decided_at' : 'at';
      const add = () =>
        db.sql(
          `insert into ${table} (breach_id, ${at}service_id, municipality_id, entity_id${columns}, ${when})
         select id, ${version}service_id, municipality_id, entity_id${values}, now() from breach
         where incident_id = $1 and entity_id = $2`,
          [s.incidentId, s.place.gemeente],
        );
      const close = (to: string) =>
        db.sql(`update breach set closed_at = ${to} where incident_id = $1`, [s.incidentId]);
      await close('now()');
      await expect(add()).rejects.toThrow('a closed dossier is frozen');
      await close('null');
      await add();
      const change = () => db.sql(`update ${table} set ${of} = ${of} where municipality_id = $1`, [s.place.id]);
      await close('now()');
      await expect(change()).rejects.toThrow('a closed dossier is frozen');
      await close('null');
      expect(await change()).toBeDefined();
    },
  );

  it('is not closed while it was decided to notify and nothing was sent: its clock runs', async () => {
    const s = await situation();
    await acts.severity(s, s.dpo, { risk: 'risk', reason: 'x' });
    await acts.decision(s, s.dpo, advice('yes'));
    await acts.decision(s, s.director, decision('yes'));
    expect(await acts.overview(s, s.dpo, { intent: 'close' })).toEqual({
      kind: 'invalid',
      errors: { form: ['breaches.fault.incomplete'] },
    });
  });
});

describe('what was sent, advised and decided', () => {
  it.each([
    'breach_notification set snapshot = snapshot',
    'breach_notification set sent_at = sent_at',
    'breach_awareness set aware_at = aware_at',
    'breach_assessment set risk = risk',
    'breach_advice set text = text',
    'breach_decision set reason = reason',
    'breach_persons set text = text',
    'breach_notice set note = note',
    'breach set entity_id = entity_id',
    'breach set number = number',
    'entity_authority set authorities = authorities',
    'clock_reminder set passed = passed',
  ])('is changed by nobody: update %s', async (what) => {
    const { dpo } = await situation();
    const change = as(dpo, (tx) => tx.q.executeQuery({ sql: `update ${what}`, parameters: [] } as never));
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
