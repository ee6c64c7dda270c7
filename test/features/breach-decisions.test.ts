import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { assess, computeSeverity } from '#app/features/breaches/assess-breach.server.ts';
import { openForm } from '#app/features/breaches/breach-forms.ts';
import { decide } from '#app/features/breaches/decide-breach.server.ts';
import { decisionForm } from '#app/features/breaches/decision-forms.ts';
import { openBreaches } from '#app/features/breaches/open-breaches.server.ts';
import { severityForm } from '#app/features/breaches/severity-form.ts';
import { viewDecision } from '#app/features/breaches/view-decision.server.ts';
import { viewSeverity } from '#app/features/breaches/view-severity.server.ts';
import { timelineText } from '#app/features/incidents/timeline-text.ts';
import { translator } from '#app/i18n/translate.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = later(1)) =>
  withActor(db.database, actor, now, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const person = (role: 'spoc' | 'director', more = {}) =>
    make.aPerson(service, role, { municipalityId: place.id, ...more });
  const [spoc, director, ocmwDirector] = [
    await person('spoc'),
    await person('director'),
    await person('director', { entityIds: [place.ocmw] }),
  ];
  const dpo = await make.aPerson(service, 'dpo');
  const made = await as(
    spoc,
    (tx) =>
      insertIncident(tx, place.id, {
        year: 2026,
        title: 'Map open',
        description: 'Een map stond open.',
        detectedAt: null,
        detectedPrecision: 'unknown',
        ongoing: 'no',
        personalData: 'yes',
        formKey: randomUUID(),
      }),
    NOW,
  );
  const opened = await as(
    dpo,
    (tx) =>
      openBreaches(
        tx,
        { slug: place.slug, incident: registerNumber('incident', made.year, made.number) },
        openForm.parse({
          form_key: randomUUID(),
          entities: [place.gemeente, place.ocmw],
          aware: writeMoment({ precision: 'minute', at: NOW }),
          who: 'ICT',
          reason: 'Logboek',
        }),
        () => '/x',
      ),
    NOW,
  );
  if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
  const [gemeente = '', ocmw = ''] = opened.codes;
  return { service, place, spoc, director, ocmwDirector, dpo, gemeente, ocmw, incidentId: made.id };
}
type Situation = Awaited<ReturnType<typeof situation>>;

const post = (s: Situation, actor: Actor, form: Record<string, unknown>, number = s.gemeente, now = later(1)) =>
  as(actor, (tx) => decide(tx, { slug: s.place.slug, number }, decisionForm.parse(form), '/m/x'), now);
const judge = (s: Situation, actor: Actor, form: Record<string, unknown>, number = s.gemeente) =>
  as(actor, (tx) =>
    assess(tx, { slug: s.place.slug, number }, severityForm.parse({ intent: 'save', seen: 0, ...form })),
  );
const look = (s: Situation, actor: Actor, number = s.gemeente) =>
  as(actor, (tx) => viewDecision(tx, { slug: s.place.slug, number }));
const risk = (value: string) => ({ risk: value, reason: 'Zo is het' });
const advice = (advised: string, seen = 0) => ({ intent: 'advice', seen_advice: seen, advised, advice: 'Mijn advies' });
const decision = (notify: string, more = {}) => ({ intent: 'decide', replaces: 0, notify, reason: 'Daarom', ...more });
const chosen = (decider: number | '', seen: number | '' = '') => ({
  ...{ intent: 'decider', decider: String(decider), seen_decider: String(seen) },
});

const graveData = { data: ['sensitive'], identification: 'maximum', confidentiality: 'unknown_recipients' };

describe('the severity', () => {
  it('is worked out without keeping anything, and kept with what a person judges', async () => {
    const s = await situation();
    const { severity } = computeSeverity(severityForm.parse({ intent: 'compute', seen: 0, ...graveData }));
    expect(severity).toMatchObject({ dpc: 4, ei: 1, se: 4.5, band: 'very_high' });
    expect(await judge(s, s.spoc, { ...graveData, ...risk('high') })).toEqual({ kind: 'saved' });
    const view = await as(s.director, (tx) => viewSeverity(tx, { slug: s.place.slug, number: s.gemeente }));
    expect(view?.lines[0]).toMatchObject({ risk: 'high', hundredths: 450, severity: { se: 4.5 } });
  });

  it('takes an adjustment with its reason, in the direction of its ground', async () => {
    const form = { data: ['simple'], identification: 'limited', factor_simple: 'volume', step_simple: '2' };
    const read = (more: object) =>
      computeSeverity(severityForm.parse({ intent: 'compute', seen: 0, ...form, ...more }));
    expect(read({}).errors).toEqual({ why_simple: ['breach_terms.severity.problem.reason_missing'] });
    expect(read({ why_simple: 'Tien jaar dossiers' }).severity).toMatchObject({ dpc: 3, se: 1.5 });
    expect(read({ factor_simple: 'public', why_simple: 'Stond online' }).errors).toEqual({
      step_simple: ['breach_terms.severity.problem.out_of_range'],
    });
  });

  it.each([
    ['nobody judged', { reason: 'x' }, { risk: ['common.error.required'] }],
    ['no reason', { risk: 'none' }, { reason: ['common.error.required'] }],
    [
      'half a method',
      { ...risk('none'), data: ['simple'] },
      { identification: ['breach_terms.severity.problem.identification_missing'] },
    ],
    [
      'credentials that open nothing',
      { ...risk('none'), data: ['credentials'], identification: 'limited' },
      { opens: ['breach_terms.severity.problem.opens_missing'] },
    ],
    [
      'a departure without why',
      { ...risk('none'), ...graveData },
      { difference: ['breach_decisions.severity.needs_lower'] },
    ],
  ])('is refused and not kept: %s', async (_, form, errors) => {
    const s = await situation();
    expect(await judge(s, s.dpo, form)).toEqual({ kind: 'invalid', errors });
    expect((await look(s, s.dpo))?.assessment).toBeNull();
  });

  it('may leave the method out, and is stale when somebody judged meanwhile', async () => {
    const s = await situation();
    expect(await judge(s, s.dpo, risk('risk'))).toEqual({ kind: 'saved' });
    expect(await judge(s, s.spoc, risk('none'))).toMatchObject({ kind: 'stale' });
    expect(await judge(s, s.spoc, { ...risk('none'), seen: 1 })).toEqual({ kind: 'saved' });
    expect(await judge(s, s.director, { ...risk('none'), seen: 2 })).toMatchObject({ kind: 'refused' });
  });
});

describe('advice and decision', () => {
  it('is the DPO’s and the director’s, and each who decides is mailed once per advice, without facts', async () => {
    const s = await situation();
    await judge(s, s.dpo, risk('none'));
    expect(await post(s, s.spoc, advice('no'))).toMatchObject({ kind: 'refused' });
    expect(await post(s, s.dpo, advice('no'))).toEqual({ kind: 'saved' });
    expect(await post(s, s.dpo, decision('no'))).toMatchObject({ kind: 'refused' });
    expect(await post(s, s.director, decision('no'))).toEqual({ kind: 'saved' });
    const view = await look(s, s.spoc);
    expect(view?.decisions[0]).toMatchObject({ notify: false, reason: 'Daarom' });
    expect(view?.head.clock?.state.phase).toBe('stopped');
    const mails = await db.sql<{ account_id: number; params: object }>(
      `select account_id, params from outbox where service_id = $1 and kind = 'breach_advised'`,
      [s.service],
    );
    expect(mails.map(({ account_id }) => account_id)).toEqual([s.director.accountId]);
    expect(JSON.stringify(mails)).not.toContain('map');
  });

  it.each([
    ['before anybody judged the risk', null, [], decision('no'), { form: ['breach_terms.decision.risk_missing'] }],
    ['not notifying without advice', 'none', [], decision('no'), { form: ['breach_terms.decision.advice_missing'] }],
    [
      'not notifying a risk',
      'risk',
      [advice('no')],
      decision('no'),
      { notify: ['breach_terms.decision.risk_requires_notification'] },
    ],
    [
      'against the advice without why',
      'none',
      [advice('yes')],
      decision('no'),
      { against_advice: ['breach_terms.decision.against_advice_reason_missing'] },
    ],
    [
      'without a reason',
      'none',
      [advice('no')],
      decision('no', { reason: ' ' }),
      { reason: ['breach_terms.decision.reason_missing'] },
    ],
  ] as const)('is refused %s', async (_, judged, before, asked, errors) => {
    const s = await situation();
    if (judged) await judge(s, s.dpo, risk(judged));
    for (const form of before) await post(s, s.dpo, form);
    expect(await post(s, s.director, asked)).toEqual({ kind: 'invalid', errors });
    expect((await look(s, s.director))?.decisions).toEqual([]);
  });

  it('asks for the reason of the delay once the 72 hours are over', async () => {
    const s = await situation();
    await judge(s, s.dpo, risk('risk'));
    await post(s, s.dpo, advice('yes'));
    const late = later(73);
    expect(await post(s, s.director, decision('yes'), s.gemeente, late)).toEqual({
      kind: 'invalid',
      errors: { delay: ['breach_terms.decision.delay_reason_missing'] },
    });
    expect(await post(s, s.director, decision('yes', { delay: 'Verlof' }), s.gemeente, late)).toEqual({
      kind: 'saved',
    });
  });

  it('answers stale on a decided dossier, with both to see, and is replaced knowingly', async () => {
    const s = await situation();
    await judge(s, s.dpo, risk('none'));
    await post(s, s.dpo, advice('no'));
    await post(s, s.director, decision('no'));
    expect(await post(s, s.director, decision('yes', { against_advice: 'Toch' }))).toEqual({
      kind: 'stale',
      errors: { form: ['breach_terms.decision.stale'] },
    });
    expect((await look(s, s.director))?.decisions.map(({ notify }) => notify)).toEqual([false]);
    expect(await post(s, s.director, decision('yes', { replaces: 1, against_advice: 'Toch' }))).toEqual({
      kind: 'saved',
    });
    expect((await look(s, s.director))?.decisions.map(({ notify }) => notify)).toEqual([true, false]);
  });

  it('is of the own entity alone for who is confined to one, apart for each controller', async () => {
    const s = await situation();
    for (const number of [s.gemeente, s.ocmw]) {
      await judge(s, s.dpo, risk('none'), number);
      await post(s, s.dpo, advice('no'), number);
    }
    expect(await post(s, s.ocmwDirector, decision('no'), s.gemeente)).toEqual({ kind: 'not_found' });
    expect(await post(s, s.ocmwDirector, decision('no'), s.ocmw)).toEqual({ kind: 'saved' });
    expect((await look(s, s.dpo, s.gemeente))?.decisions).toEqual([]);
    expect((await look(s, s.ocmwDirector, s.ocmw))?.what.description).toBeNull();
    const lines = await db.sql<{ n: number }>(
      `select count(*)::int as n from timeline_entry where incident_id = $1 and kind = 'breach_decision'`,
      [s.incidentId],
    );
    expect(lines).toEqual([{ n: 1 }]);
  });

  it('has a decider that the DPO names among the directors of the entity', async () => {
    const s = await situation();
    expect(await post(s, s.dpo, chosen(s.ocmwDirector.accountId), s.gemeente)).toMatchObject({ kind: 'invalid' });
    expect(await post(s, s.dpo, chosen(s.ocmwDirector.accountId), s.ocmw)).toEqual({ kind: 'saved' });
    await post(s, s.dpo, advice('no'), s.ocmw);
    const mails = await db.sql<{ account_id: number }>(
      `select account_id from outbox where service_id = $1 and kind = 'breach_advised'`,
      [s.service],
    );
    expect(mails).toEqual([{ account_id: s.ocmwDirector.accountId }]);
  });

  it('says in the timeline of the incident who was chosen, and takes no choice over one that was not on screen', async () => {
    const s = await situation();
    const [first, second] = [s.ocmwDirector.accountId, s.director.accountId];
    expect(await post(s, s.dpo, chosen(first), s.ocmw)).toEqual({ kind: 'saved' });
    expect(await post(s, s.dpo, chosen(second), s.ocmw)).toEqual({
      kind: 'stale',
      errors: { form: ['breaches.fault.stale'] },
    });
    expect((await look(s, s.dpo, s.ocmw))?.head.breach.deciderId).toBe(first);
    expect(await post(s, s.dpo, chosen(first, first), s.ocmw)).toEqual({ kind: 'saved' });
    expect(await post(s, s.dpo, chosen(second, first), s.ocmw)).toEqual({ kind: 'saved' });
    expect(await post(s, s.dpo, chosen('', second), s.ocmw)).toEqual({ kind: 'saved' });
    const told = async (what: string) =>
      db.sql<{ text: string; detail: { to?: string } }>(
        `select text, detail from timeline_entry where incident_id = $1 and kind = 'breach_decision'
         and detail ->> 'what' = $2 order by id`,
        [s.incidentId, what],
      );
    expect((await told('decider_chosen')).map(({ detail }) => detail.to)).toEqual([
      s.ocmwDirector.name,
      s.director.name,
    ]);
    const [any] = await told('decider_any');
    if (!any) throw new Error('no line');
    expect(timelineText(translator('nl'), 'nl', { kind: 'breach_decision', ...any } as never)).toBe(
      `${s.ocmw} (OCMW Zandbeke): elke directeur van deze entiteit kan beslissen`,
    );
    const journal = await db.sql(`select after from journal where service_id = $1 and event = 'breach.changed'`, [
      s.service,
    ]);
    expect(journal).toHaveLength(3);
  });

  it('takes as many statements to read however much was decided', async () => {
    const s = await situation();
    const count = async () => {
      db.count();
      await look(s, s.director);
      return db.count();
    };
    const few = await count();
    for (let n = 0; n < 4; n++) await post(s, s.dpo, advice(n % 2 ? 'yes' : 'no', n));
    expect(await count()).toBe(few);
  });
});
