import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { seenEntity, seenText } from '#app/domain/seen.ts';
import { changeSettings } from '#app/features/municipalities/change-settings.server.ts';
import { onboardForm } from '#app/features/municipalities/onboard-form.ts';
import { type Contacts, onboardMunicipality } from '#app/features/municipalities/onboard-municipality.server.ts';
import { type SettingsForm, settingsForm } from '#app/features/municipalities/settings-forms.ts';
import { contactFaults, invitePerson } from '#app/features/people/invite-person.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { findMunicipality, listMunicipalities } from '#db/queries/municipalities.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const secrets = makeSecrets('x'.repeat(40));
const service = await make.aService();
const admin = await make.aPerson(service, 'admin');
const dpo = await make.aPerson(service, 'dpo');
const other = await make.aService();
const otherDpo = await make.aPerson(other, 'dpo');

const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

function contactsOf(tx: ActorTx): Contacts {
  return {
    faults: (contact) => contactFaults(tx, contact.email),
    invite: async ({ role, name, email }, municipality) => {
      const period = { fromOn: localDate(tx.now), untilOn: null };
      const invitation = { role, name, email, language: 'nl', municipality, kinds: [], ...period } as const;
      const outcome = await invitePerson(tx, invitation, secrets, null);
      return outcome.kind === 'invited' ? outcome.accountId : 0;
    },
  };
}

/** The form as a browser would send it for an invented municipality, both entities, nothing decided yet. */
function filled(over: Record<string, string> = {}): Record<string, string> {
  const regime = (prefix: string, applicability: string) => ({
    [prefix]: applicability,
    [`${prefix}_level`]: '',
    [`${prefix}_reason`]: '',
  });
  const entity = (kind: string) => ({
    [`${kind}_kbo`]: '',
    [`${kind}_ovo`]: '',
    [`${kind}_from`]: '2026-01-01',
    [`${kind}_until`]: '',
    ...regime(`${kind}_nis2`, 'under_review'),
    ...regime(`${kind}_cyfun`, 'under_review'),
  });
  return {
    form_key: crypto.randomUUID(),
    name: 'Zandbeke',
    nis: '',
    province: '',
    take: 'both',
    ...entity('gemeente'),
    ...entity('ocmw'),
    ...regime('ocmw_ksz', 'in_scope'),
    spoc_name: '',
    spoc_email: '',
    director_name: '',
    director_email: '',
    ...over,
  };
}
const onboard = (actor: Actor, over: Record<string, string> = {}) =>
  as(actor, (tx) => onboardMunicipality(tx, onboardForm.parse(filled(over)), contactsOf(tx)));
const rows = async () => {
  const [row] = await db.sql<Record<string, number>>(`select
    (select count(*)::int from municipality) as municipality, (select count(*)::int from entity) as entity,
    (select count(*)::int from coverage) as coverage, (select count(*)::int from regime) as regime,
    (select count(*)::int from person_function) as person_function, (select count(*)::int from membership) as membership,
    (select count(*)::int from account) as account, (select count(*)::int from outbox) as outbox,
    (select count(*)::int from journal) as journal`);
  return row ?? {};
};

describe('taking a municipality on', () => {
  it('writes all of it in one go: entities, coverage, regimes, people, mails, journal', async () => {
    const before = await rows();
    const outcome = await onboard(dpo, {
      name: 'Sint-Eigenbeke',
      nis: '99001',
      gemeente_kbo: 'BE 0207.508.932',
      ocmw_kbo: '0212.234.812',
      gemeente_cyfun: 'voluntary',
      gemeente_cyfun_level: 'basic',
      gemeente_cyfun_reason: 'Beslist door het managementteam.',
      spoc_name: 'An Spoc',
      spoc_email: 'An.Spoc@test.example',
      director_name: 'Dirk Directeur',
      director_email: 'dirk@test.example',
    });
    expect(outcome).toEqual({ kind: 'onboarded', slug: 'sint-eigenbeke' });
    const after = await rows();
    const added = Object.fromEntries(
      Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
    );
    // 7 regimes: GDPR, NIS2 and CyFun of both, KSZ of the OCMW. 18 lines: 1 + 2 × (entity + coverage) + 7 + 2 × 3.
    expect(added).toEqual({
      municipality: 1,
      entity: 2,
      coverage: 2,
      regime: 7,
      person_function: 2,
      membership: 2,
      account: 2,
      outbox: 2,
      journal: 18,
    });
    const entities = await as(dpo, async (tx) => {
      const municipality = await findMunicipality(tx, 'sint-eigenbeke');
      return listEntities(tx, municipality?.id ?? 0);
    });
    expect(entities.map((entity) => [entity.name, entity.kbo])).toEqual([
      ['Gemeente Sint-Eigenbeke', '0207508932'],
      ['OCMW Sint-Eigenbeke', '0212234812'],
    ]);
    const applies = entities.map((entity) =>
      Object.fromEntries(entity.regimes.map((regime) => [regime.code, regime.applicability])),
    );
    expect(applies).toEqual([
      { gdpr: 'in_scope', nis2: 'under_review', cyfun: 'voluntary' },
      { gdpr: 'in_scope', ksz: 'in_scope', nis2: 'under_review', cyfun: 'under_review' },
    ]);
  });

  it('takes one entity when one is chosen, and lets go of what was typed for the other', async () => {
    const form = { name: 'Enkelbeke', take: 'ocmw', gemeente_kbo: 'nonsens', gemeente_nis2: 'in_scope' };
    expect((await onboard(dpo, form)).kind).toBe('onboarded');
    const found = await as(dpo, (tx) => listMunicipalities(tx, { covered: 'ocmw' }));
    expect(found.map((one) => [one.name, one.entities.map((entity) => entity.kind)])).toEqual([
      ['Enkelbeke', ['ocmw']],
    ]);
  });

  it('happens once for the same form, however often it is sent at once', async () => {
    const form = { name: 'Dubbelbeke', form_key: crypto.randomUUID(), spoc_name: 'D', spoc_email: 'd@test.example' };
    const before = await rows();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => onboard(dpo, form)));
    expect(outcomes).toEqual(Array.from({ length: 20 }, () => ({ kind: 'onboarded', slug: 'dubbelbeke' })));
    const after = await rows();
    expect(
      [after.municipality, after.outbox].map(
        (count, n) => (count ?? 0) - ([before.municipality, before.outbox][n] ?? 0),
      ),
    ).toEqual([1, 1]);
  });

  it.each([
    ['a name that is taken', { name: 'SINT Eigenbeke' }, { name: ['municipalities.problem.name_taken'] }],
    ['a NIS code that is taken', { name: 'Anders', nis: '99001' }, { nis: ['municipalities.problem.nis_taken'] }],
    [
      'a KBO number that is taken',
      { name: 'Anders', ocmw_kbo: '0207508932' },
      { ocmw_kbo: ['municipalities.problem.kbo_taken'] },
    ],
    [
      'a KBO number with a typing error',
      { name: 'Anders', gemeente_kbo: '0207508923' },
      { gemeente_kbo: ['municipalities.problem.kbo_wrong'] },
    ],
    [
      'NIS2 in scope without level or reason',
      { name: 'Anders', ocmw_nis2: 'in_scope' },
      {
        ocmw_nis2_level: ['municipalities.problem.level_missing'],
        ocmw_nis2_reason: ['municipalities.problem.reason_missing'],
      },
    ],
    [
      'a SPOC without an address',
      { name: 'Anders', spoc_name: 'Iemand' },
      { spoc_email: ['municipalities.problem.contact_half'] },
    ],
  ])('refuses %s beside its field, and writes nothing', async (_, over, errors) => {
    const before = await rows();
    expect(await onboard(dpo, over as Record<string, string>)).toEqual({ kind: 'invalid', errors });
    expect(await rows()).toEqual(before);
  });

  it('refuses a contact who is suspended before anything is written', async () => {
    const place = await make.aMunicipality(service, 'Elders');
    const person = await make.aPerson(service, 'spoc', { municipalityId: place.id, email: 'rust@test.example' });
    await db.sql('update membership set suspended_at = now() where account_id = $1', [person.accountId]);
    const before = await rows();
    const outcome = await onboard(dpo, { name: 'Anders', spoc_name: 'Rust', spoc_email: 'rust@test.example' });
    expect(outcome).toEqual({ kind: 'invalid', errors: { spoc_email: ['people.problem.person_suspended'] } });
    expect(await rows()).toEqual(before);
  });

  it('lets two services know the same municipality, each its own', async () => {
    const form = { name: 'Sint-Eigenbeke', nis: '99001', gemeente_kbo: '0207508932' };
    expect((await onboard(otherDpo, form)).kind).toBe('onboarded');
    const [mine] = await as(dpo, (tx) => listMunicipalities(tx, { text: 'eigenbeke' }));
    expect(mine?.spocs).toEqual(['An Spoc']);
    const [theirs] = await as(otherDpo, (tx) => listMunicipalities(tx, { text: 'eigenbeke' }));
    expect(theirs?.spocs).toEqual([]);
  });

  it.each(['service_director', 'auditor'] as const)('is not for a %s', async (role) => {
    const person = await make.aPerson(service, role);
    expect(await onboard(person, { name: 'Anders' })).toEqual({ kind: 'refused', reason: 'role' });
  });

  it('takes no field that the form does not have', () => {
    for (const extra of ['id', 'service_id', 'slug', 'ended_on', 'successor_id', 'created_at', 'gemeente_gdpr'])
      expect(onboardForm.safeParse(filled({ [extra]: '1' })).success, extra).toBe(false);
  });
});

describe('changing the world of a municipality', async () => {
  const place = await make.aMunicipality(service, 'Wisselbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
  const change = (actor: Actor, form: SettingsForm, slug = place.slug) =>
    as(actor, async (tx) => {
      const municipality = await findMunicipality(tx, slug);
      return municipality ? changeSettings(tx, municipality, form) : { kind: 'not_found' as const };
    });
  const entities = () => as(dpo, (tx) => listEntities(tx, place.id));

  it('covers a gemeente again after an end, and refuses a shared day', async () => {
    const [period] = (await entities())[0]?.coverage ?? [];
    const coverage = period?.id ?? 0;
    expect(await change(dpo, { intent: 'end_coverage', coverage, until: '2028-02-29' })).toEqual({ kind: 'saved' });
    const start = (from: string) =>
      change(dpo, { intent: 'start_coverage', entity: place.gemeente, from, until: null, note: '' });
    expect(await start('2028-02-29')).toMatchObject({ errors: { from: ['municipalities.problem.coverage_overlaps'] } });
    expect(await start('2028-03-01')).toEqual({ kind: 'saved' });
    expect(await change(dpo, { intent: 'end_coverage', coverage, until: null })).toMatchObject({
      errors: { until: ['municipalities.problem.coverage_overlaps'] },
    });
    expect(await change(dpo, { intent: 'end_coverage', coverage, until: '2019-01-01' })).toMatchObject({
      errors: { until: ['municipalities.problem.until_before_from'] },
    });
  });

  it('keeps the history of a regime, and asks why', async () => {
    const set = (over: Partial<Extract<SettingsForm, { intent: 'set_regime' }>>) =>
      change(dpo, {
        intent: 'set_regime',
        entity: place.ocmw,
        code: 'nis2',
        applicability: 'in_scope',
        level: 'important',
        reason: 'Aangewezen op 1 januari.',
        from: '2026-01-01',
        ...over,
      });
    expect(await set({})).toEqual({ kind: 'saved' });
    expect(await set({ reason: '' })).toMatchObject({ errors: { reason: ['municipalities.problem.reason_missing'] } });
    expect(await set({ applicability: 'out_of_scope', reason: 'Ingetrokken.' })).toEqual({ kind: 'saved' });
    const ocmw = (await entities()).find((entity) => entity.id === place.ocmw);
    expect(ocmw?.regimes.map((row) => [row.applicability, row.level])).toEqual([
      ['out_of_scope', null],
      ['in_scope', 'important'],
    ]);
    expect(await set({ code: 'gdpr', applicability: 'out_of_scope' })).toMatchObject({ kind: 'invalid' });
  });

  it('adds an AGB with the GDPR, and an organ that fits it', async () => {
    const add = { intent: 'add_entity', kind: 'agb', name: 'AGB Wisselbeke', kbo: '', ovo: '' } as const;
    expect(await change(dpo, add)).toEqual({ kind: 'saved' });
    expect(await change(dpo, add)).toMatchObject({ errors: { name: ['municipalities.problem.entity_taken'] } });
    const agb = (await entities()).find((entity) => entity.kind === 'agb');
    expect(agb?.regimes.map((row) => row.code).toSorted()).toEqual(['cyfun', 'gdpr', 'nis2']);
    const organ = { intent: 'add_organ', entity: agb?.id ?? 0, kind: 'board', name: 'Raad van bestuur' } as const;
    expect(await change(dpo, organ)).toEqual({ kind: 'saved' });
    expect(await change(dpo, organ)).toMatchObject({ errors: { name: ['municipalities.problem.organ_taken'] } });
    expect(await change(dpo, { ...organ, kind: 'municipal_council' })).toMatchObject({
      errors: { kind: ['municipalities.problem.organ_wrong'] },
    });
  });

  it('ends with a successor, and ends its running coverage with it', async () => {
    const merged = await make.aMunicipality(service, 'Fusiebeke');
    const gone = await make.aMunicipality(service, 'Oudbeke');
    const end = (over = {}) =>
      change(dpo, { intent: 'end_municipality', last_day: '2025-12-31', successor: merged.slug, ...over }, gone.slug);
    expect(await end({ successor: gone.slug })).toMatchObject({ kind: 'invalid' });
    expect(await end({ successor: 'bestaat-niet' })).toMatchObject({ kind: 'invalid' });
    expect(await end()).toEqual({ kind: 'saved' });
    expect(await end()).toMatchObject({ errors: { last_day: ['municipalities.problem.already_ended'] } });
    const open = await db.sql('select 1 from coverage where municipality_id = $1 and until_on is null', [gone.id]);
    expect(open).toEqual([]);
    const names = (await as(dpo, (tx) => listMunicipalities(tx))).map((one) => one.name);
    expect([names.includes('Oudbeke'), names.includes('Fusiebeke')]).toEqual([false, true]);
  });

  it('is refused to a SPOC, and knows no municipality of another service', async () => {
    const form = { intent: 'add_entity', kind: 'zone', name: 'Zone', kbo: '', ovo: '' } as const;
    expect((await change(spoc, form)).kind).toBe('refused');
    expect((await change(otherDpo, form)).kind).toBe('not_found');
    const foreign = await make.aMunicipality(other, 'Vreemdbeke');
    for (const intent of [
      { intent: 'start_coverage', entity: foreign.gemeente, from: '2030-01-01', until: null, note: '' },
      { intent: 'change_entity', entity: foreign.gemeente, seen: '', name: 'Gekaapt', kbo: '', ovo: '' },
      { intent: 'add_organ', entity: foreign.ocmw, kind: 'board', name: 'Gekaapt' },
    ] as const)
      expect((await change(admin, intent)).kind, intent.intent).toBe('not_found');
  });

  it('refuses a change upon what somebody else changed meanwhile, and shows both', async () => {
    const made = await make.aMunicipality(service, 'Tweebeke');
    const form = { intent: 'change_entity', entity: made.gemeente, kbo: '', ovo: '' } as const;
    const [entity] = await as(admin, (tx) => listEntities(tx, made.id));
    const seen = seenText(seenEntity(entity as NonNullable<typeof entity>));
    const to = (name: string, upon: string) => change(admin, { ...form, name, seen: upon }, made.slug);
    expect(await to('Van Els', seen)).toEqual({ kind: 'saved' });
    expect(await to('Van Jan', seen)).toMatchObject({ kind: 'invalid', errors: { seen: expect.anything() } });
    expect((await as(admin, (tx) => listEntities(tx, made.id)))[0]?.name).toBe('Van Els');
    expect(await to('Van Jan', seenText({ name: 'Van Els', kbo: '', ovo: '' }))).toEqual({ kind: 'saved' });
  });

  it('takes no field that its forms do not have', () => {
    const form = { intent: 'add_entity', kind: 'agb', name: 'A', kbo: '', ovo: '' };
    expect(settingsForm.safeParse(form).success).toBe(true);
    for (const extra of ['id', 'service_id', 'municipality_id', 'created_at', 'applicability'])
      expect(settingsForm.safeParse({ ...form, [extra]: '1' }).success, extra).toBe(false);
  });
});

describe('the list of municipalities', () => {
  it('asks one query however many there are, and reads signs of a search as letters', async () => {
    const crowd = await make.aService();
    const reader = await make.aPerson(crowd, 'dpo');
    const queries = async () => {
      db.count();
      await as(reader, (tx) => listMunicipalities(tx, { text: 'dorp' }));
      return db.count();
    };
    await make.aMunicipality(crowd, 'Dorp0');
    const few = await queries();
    for (let n = 1; n < 12; n++) await make.aMunicipality(crowd, `Dorp${n}`);
    expect(await queries()).toBe(few);
    expect(await as(reader, (tx) => listMunicipalities(tx, { text: '%' }))).toEqual([]);
    expect(await as(reader, (tx) => listMunicipalities(tx, { text: 'DORP1' }))).toHaveLength(3);
  });
});
