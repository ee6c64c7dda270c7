import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { fieldsIn } from '#app/domain/breach-conditions.ts';
import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import { FIELDS, fieldOf } from '#app/domain/breach-fields.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { factsForm } from '#app/features/breaches/facts-form.ts';
import { saveFacts } from '#app/features/breaches/save-facts.server.ts';
import { type FactsPart, firstPart, viewFacts } from '#app/features/breaches/view-facts.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { closeBreach, insertBreach } from '#db/queries/breach-acts.server.ts';
import { readBreachValues } from '#db/queries/breach-facts.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const at = { municipalityId: place.id };
  const spoc = await make.aPerson(service, 'spoc', at);
  const { id: incidentId } = await as(spoc, (tx) =>
    insertIncident(tx, place.id, {
      year: 2026,
      title: 'Map stond open',
      description: 'Een map stond open voor iedereen.',
      detectedAt: null,
      detectedPrecision: 'unknown',
      ongoing: 'no',
      personalData: 'yes',
      formKey: randomUUID(),
    }),
  );
  await db.sql(
    `update incident set occurred_from = '2026-03-01T00:00+01', occurred_from_precision = 'month', systems = 'Bestanden',
      cause_origin = 'internal', cause_intent = 'accidental', harms_confidentiality = true where id = $1`,
    [incidentId],
  );
  const breach = await as(spoc, (tx) =>
    insertBreach(tx, { municipalityId: place.id, entityId: place.ocmw, incidentId, year: 2026 }),
  );
  const number = registerNumber('breach', breach.year, breach.number);
  return {
    ...{ service, place, spoc, number, breachId: breach.id },
    dpo: await make.aPerson(service, 'dpo'),
    director: await make.aPerson(service, 'director', at),
    ocmwSpoc: await make.aPerson(service, 'spoc', { ...at, entityIds: [place.ocmw] }),
    gemeenteSpoc: await make.aPerson(service, 'spoc', { ...at, entityIds: [place.gemeente] }),
  };
}
type Situation = Awaited<ReturnType<typeof situation>>;

const save = (s: Situation, step: StepKey, typed: Record<string, unknown>, version = 0, actor: Actor = s.spoc) =>
  as(actor, (tx) =>
    saveFacts(tx, { slug: s.place.slug, number: s.number }, step, factsForm(step).parse({ version, ...typed })),
  );
async function look(s: Situation, part: FactsPart, actor: Actor = s.spoc) {
  const view = await as(actor, (tx) => viewFacts(tx, { slug: s.place.slug, number: s.number }, part));
  if (!view) throw new Error('no such dossier');
  return view;
}
const stored = (s: Situation) => as(s.dpo, (tx) => readBreachValues(tx, s.breachId));
const steps = (s: Situation) =>
  db.sql<{ step: string; version: number }>('select step, version from breach_step where breach_id = $1', [s.breachId]);

describe('a step of the facts', () => {
  it('keeps each kind of field as it was typed', async () => {
    const s = await situation();
    expect(
      await save(s, 'timing', {
        occurrence_pattern: 'period',
        dates_estimated: 'yes',
        occurred_from: '3/2025',
        occurred_to: '4/3/2025 14:30',
        aware_at: '5/3/2025 9:00',
        discovery_source: 'press',
        external_notice_date: '5/3/2025',
        discovery_note: 'Een journalist belde.',
      }),
    ).toMatchObject({ kind: 'saved' });
    await save(s, 'subjects', {
      subject_categories: ['minors', 'customers'],
      subject_count_kind: 'approximate',
      subject_count: 'ca. 1.200',
    });
    expect(await stored(s)).toEqual({
      occurrence_pattern: 'period',
      dates_estimated: true,
      occurred_from: '2025-03',
      occurred_to: '2025-03-04T13:30Z',
      aware_at: '2025-03-05T08:00Z',
      discovery_source: 'press',
      external_notice_date: '2025-03-05',
      discovery_note: 'Een journalist belde.',
      subject_categories: ['customers', 'minors'],
      subject_count_kind: 'approximate',
      subject_count: { known: 'estimate', n: 1200 },
    });
    expect(await db.sql(`select count(*)::int as n from journal where event = 'breach.facts_saved'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('writes nothing of itself when a field is wrong, and says which', async () => {
    const s = await situation();
    expect(
      await save(s, 'timing', {
        occurrence_pattern: 'period',
        occurred_from: '31/2/2025',
        occurred_to: 'vorige week',
        aware_at: '1/1/2099 10:00',
        discovery_source: 'unheard_of',
        discovery_note: 'Goed',
      }),
    ).toEqual({
      kind: 'invalid',
      problems: {
        occurred_from: 'day_impossible',
        occurred_to: 'moment_unreadable',
        aware_at: 'future',
        discovery_source: 'not_an_option',
      },
    });
    expect(await save(s, 'subjects', { subject_count_kind: 'exact', subject_count: 'veel' })).toMatchObject({
      problems: { subject_count: 'not_a_count' },
    });
    expect(await save(s, 'organisation', { organisation_contact: 'bel ons' })).toMatchObject({
      problems: { organisation_contact: 'unreachable' },
    });
    expect(await steps(s)).toEqual([]);
  });

  it('refuses a moment that cannot be', async () => {
    const s = await situation();
    const period = { occurrence_pattern: 'period', occurred_from: '4/3/2025', occurred_to: '3/3/2025' };
    expect(await save(s, 'timing', period)).toMatchObject({ problems: { occurred_to: 'end_before_start' } });
    const early = { occurrence_pattern: 'ongoing', occurred_from: '4/3/2025', aware_at: '3/3/2025 10:00' };
    expect(await save(s, 'timing', early)).toMatchObject({ problems: { aware_at: 'before_occurrence' } });
  });

  it('keeps a hidden answer, which then counts as not answered and refuses nothing', async () => {
    const s = await situation();
    await save(s, 'parties', { other_parties_involved: 'yes', other_party_name: 'Leverancier A' });
    expect(
      await save(
        s,
        'parties',
        { other_parties_involved: 'no', other_party_name: 'Leverancier A', other_party_contact: '?' },
        1,
      ),
    ).toMatchObject({ kind: 'saved' });
    expect(await stored(s)).toEqual({ other_parties_involved: 'no', other_party_name: 'Leverancier A' });
    const view = await look(s, 'parties');
    expect(view.shown).not.toContain('other_party_name');
    expect(view.gauges.final.missing.map(({ key }) => key)).not.toContain('other_party_role');
    await save(s, 'parties', { other_parties_involved: 'yes', other_party_name: 'Leverancier A' }, 2);
    expect((await look(s, 'parties')).gauges.initial.missing.map(({ key }) => key)).toContain('other_party_role');
  });

  it('answers the second of two with stale and what the first saved; the same twice is saved once', async () => {
    const s = await situation();
    await save(s, 'mitigation', { mitigation_measures: 'Map dicht' });
    expect(await save(s, 'mitigation', { mitigation_measures: 'Map dicht' })).toEqual({
      kind: 'saved',
      resolved: null,
    });
    expect(await save(s, 'mitigation', { mitigation_measures: 'Iets anders' }, 0, s.dpo)).toEqual({
      kind: 'stale',
      errors: { form: ['breach_facts.fault.stale'] },
    });
    expect(await stored(s)).toEqual({ mitigation_measures: 'Map dicht' });
    expect(await steps(s)).toEqual([{ step: 'mitigation', version: 1 }]);
    expect(await save(s, 'mitigation', { mitigation_measures: 'Iets anders' }, 1, s.dpo)).toMatchObject({
      kind: 'saved',
    });
  });

  it('is refused in a closed dossier, to who may only read, and unknown to another entity', async () => {
    const s = await situation();
    const typed = { mitigation_measures: 'Map dicht' };
    expect(await save(s, 'mitigation', typed, 0, s.director)).toMatchObject({ kind: 'refused' });
    expect(await save(s, 'mitigation', typed, 0, s.gemeenteSpoc)).toEqual({ kind: 'not_found' });
    await as(s.dpo, (tx) => closeBreach(tx, s.breachId, true));
    expect(await save(s, 'mitigation', typed)).toMatchObject({ kind: 'closed' });
    expect(await steps(s)).toEqual([]);
  });

  it('says that an hour of a clock change was resolved, and refuses a field of another step', async () => {
    const s = await situation();
    const doubled = { occurrence_pattern: 'ongoing', occurred_from: '26/10/2025 2:30' };
    expect(await save(s, 'timing', doubled)).toEqual({ kind: 'saved', resolved: 'doubled' });
    expect(() => factsForm('timing').parse({ version: 0, incident_description: 'x' })).toThrow();
  });
});

describe('what the app knows', () => {
  it('is proposed, counts once it is saved, and does not come back when it was cleared', async () => {
    const s = await situation();
    const before = await look(s, 'nature');
    expect(before.proposals).toMatchObject({
      organisation_name: expect.stringContaining('Zandbeke'),
      occurred_from: '2026-03',
      cause: 'internal_non_malicious',
      breach_nature: ['confidentiality'],
      incident_description: 'Een map stond open voor iedereen.',
      systems_involved: 'Bestanden',
      dpo_name: expect.any(String),
    });
    expect(before.saved).toEqual({});
    expect(before.shown).toContain('confidentiality_type');
    expect(before.gauges.initial.missing.map(({ key }) => key)).toContain('incident_description');
    await save(s, 'nature', { incident_description: 'Een map stond open.', systems_involved: '' });
    const after = await look(s, 'nature');
    expect(after.proposals).not.toHaveProperty('systems_involved');
    expect(after.values.systems_involved).toBeUndefined();
    expect(after.gauges.initial.missing.map(({ key }) => key)).not.toContain('incident_description');
  });

  it('leaves the incident out for who is confined to an entity and may not read it', async () => {
    const s = await situation();
    const { proposals } = await look(s, 'nature', s.ocmwSpoc);
    expect(proposals).not.toHaveProperty('incident_description');
    expect(proposals).not.toHaveProperty('occurred_from');
    expect(proposals.organisation_name).toContain('Zandbeke');
  });

  it('does not keep a proposal that nobody saw', async () => {
    const s = await situation();
    await save(s, 'timing', { occurrence_pattern: 'cannot_determine', occurred_from: '3/2026' });
    expect(await stored(s)).toEqual({ occurrence_pattern: 'cannot_determine' });
  });
});

describe('the road of the steps', () => {
  it('begins where something is missing for the next notification; who only reads gets all', async () => {
    const s = await situation();
    const at = { slug: s.place.slug, number: s.number };
    expect(await as(s.spoc, (tx) => firstPart(tx, at))).toBe('organisation');
    expect(await as(s.director, (tx) => firstPart(tx, at))).toBe('all');
    expect(await as(s.gemeenteSpoc, (tx) => firstPart(tx, at))).toBeNull();
  });

  it('never lets a field of one step hang on another step that hangs on the first: a script sees one step only', () => {
    const reads = (key: string): StepKey[] => {
      const field = fieldOf(key);
      if (!field?.shownWhen) return [];
      return fieldsIn(field.shownWhen).flatMap((one) => [fieldOf(one)?.step ?? 'notification', ...reads(one)]);
    };
    for (const { step, shownWhen } of FIELDS) {
      if (!shownWhen) continue;
      const elsewhere = fieldsIn(shownWhen).filter((key) => fieldOf(key)?.step !== step);
      expect(elsewhere.flatMap(reads)).not.toContain(step);
    }
    expect(STEP_KEYS).toHaveLength(19);
  });
});
