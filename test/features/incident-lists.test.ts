import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { RSIT_CLASSES } from '#app/domain/incident.ts';
import { STANDING_CATEGORIES } from '#app/domain/incident-lists.ts';
import { eventForm, newEventForm } from '#app/features/events/event-form.ts';
import { handleEvent } from '#app/features/events/handle-event.server.ts';
import { makeEvent } from '#app/features/events/make-event.server.ts';
import { keepCategory, keepTemplate } from '#app/features/incident-lists/keep-line.server.ts';
import { categoryForm, templateForm } from '#app/features/incident-lists/lists-forms.ts';
import { viewCategory, viewLists, viewTemplate } from '#app/features/incident-lists/view-lists.server.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { viewFigures } from '#app/features/incidents/view-figures.server.ts';
import { viewIncident } from '#app/features/incidents/view-incident.server.ts';
import { viewIncidents } from '#app/features/incidents/view-incidents.server.ts';
import { breaching, hours } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { make, as, situation } = breaching(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const lists = (actor: Actor) => as(actor, viewLists);
const category = (actor: Actor, code: string, form: object) =>
  as(actor, (tx) => keepCategory(tx, code, categoryForm.parse(form)));
const template = (actor: Actor, code: string, form: object) =>
  as(actor, (tx) => keepTemplate(tx, code, templateForm.parse(form)));
const look = async (actor: Actor, s: Situation) => {
  const view = await as(actor, (tx) =>
    viewIncident(tx, { slug: s.place.slug, number: s.incident }, new URLSearchParams()),
  );
  if (!view) throw new Error('no such incident');
  return view;
};
const give = (s: Situation, actor: Actor, id: number | undefined, now = hours(2)) =>
  as(
    actor,
    (tx) =>
      handleIncident(
        tx,
        { slug: s.place.slug, number: s.incident },
        incidentForm.parse({ intent: 'template', template: id }),
      ),
    now,
  );
const usable = async (s: Situation, code: string) =>
  (await look(s.dpo, s)).templates.find((each) => each.code === code)?.id;

const fire = {
  intent: 'keep',
  version: 0,
  in_use: 'yes',
  title_nl: 'Brand',
  title_en: 'Fire',
  rsit_class: 'availability',
};
const first = { intent: 'keep', version: 1, in_use: 'yes' };
const rows = (...tasks: [string, string, string][]) =>
  Object.fromEntries(
    tasks.flatMap(([nl, en, due], at) => [
      [`task_nl_${at + 1}`, nl],
      [`task_en_${at + 1}`, en],
      [`task_hours_${at + 1}`, due],
    ]),
  );

describe('the lists of a new service', () => {
  it('hold the four categories of the annual reports, in classes of the taxonomy, and seven templates', async () => {
    const s = await situation();
    const { categories, templates } = await lists(s.dpo);
    expect(categories.map(({ code }) => code)).toEqual(STANDING_CATEGORIES);
    expect(categories.every(({ rsitClass }) => RSIT_CLASSES.includes(rsitClass))).toBe(true);
    expect(templates.map(({ code }) => code)).toEqual([
      ...['malware', 'phishing', 'lost_device', 'wrong_recipient', 'supplier_breach', 'ransomware', 'identity_fraud'],
    ]);
    for (const { tasks } of templates) {
      const due = tasks.map(({ dueHours }) => dueHours);
      expect(due.length).toBeGreaterThanOrEqual(5);
      expect(due).toEqual([...due].sort((one, other) => one - other));
      expect(tasks.some(({ titleNl, dueHours }) => titleNl.includes('persoonsgegevens') && dueHours <= 24)).toBe(true);
      expect(tasks.every(({ titleNl, titleEn }) => titleNl !== titleEn)).toBe(true);
    }
  });
});

describe('a category', () => {
  it('comes into the list under a code of its own, is found by it and counts under it after new words', async () => {
    const s = await situation();
    expect(await category(s.dpo, 'new', fire)).toEqual({ kind: 'saved' });
    const made = (await lists(s.dpo)).categories.at(-1);
    expect(made).toMatchObject({ code: 'brand', version: 1, rsitClass: 'availability' });
    await db.sql('update incident set category_id = $1 where id = $2', [made?.id, s.incidentId]);
    expect(await category(s.dpo, 'brand', { ...fire, ...first, title_nl: 'Brand en water' })).toEqual({
      kind: 'saved',
    });
    const view = await look(s.dpo, s);
    expect(view.incident).toMatchObject({ categoryNl: 'Brand', categoryId: made?.id });
    expect(view.categories.map(({ titleNl }) => titleNl)).toEqual([
      ...['Informatieveiligheid', 'Dienstverlening', '(Cyber)incident', 'Misbruik van identiteit', 'Brand en water'],
    ]);
    const search = new URLSearchParams({ category: 'brand' });
    expect((await as(s.dpo, (tx) => viewIncidents(tx, search))).lines).toHaveLength(1);
    expect(await as(s.dpo, (tx) => viewIncidents(tx, new URLSearchParams({ category: 'fraud' })))).toMatchObject({
      total: 0,
    });
    const counts = (await as(s.dpo, (tx) => viewFigures(tx, new URLSearchParams()))).counts;
    expect(counts.filter(({ of }) => of === 'category')).toMatchObject([
      { category: 'brand', titleNl: 'Brand en water', n: 1 },
    ]);
    expect((await as(s.dpo, (tx) => viewCategory(tx, 'brand')))?.earlier).toMatchObject([{ titleNl: 'Brand' }]);
  });

  it('keeps its words on what was recorded, and is kept by who saves that again, in an event too', async () => {
    const s = await situation();
    await category(s.dpo, 'new', fire);
    const made = (await lists(s.dpo)).categories.at(-1);
    await db.sql('update incident set category_id = $1 where id = $2', [made?.id, s.incidentId]);
    expect(await category(s.dpo, 'brand', { intent: 'retire', version: 1, in_use: 'yes' })).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, s);
    expect(view.categories.map(({ titleNl }) => titleNl)).not.toContain('Brand');
    const { version, title, description } = view.incident;
    const record = {
      ...{ intent: 'record', version, title, description, ongoing: 'no', personal_data: 'yes' },
      ...{ cause_origin: 'unknown', cause_intent: 'unknown', category: String(made?.id) },
    };
    const save = (form: object) =>
      as(s.dpo, (tx) =>
        handleIncident(tx, { slug: s.place.slug, number: s.incident }, incidentForm.parse({ ...record, ...form })),
      );
    expect(await save({})).toEqual({ kind: 'saved' });
    expect(await save({ version: version + 1, category: '' })).toEqual({ kind: 'saved' });
    expect(await save({ version: version + 2 })).toMatchObject({ kind: 'invalid' });
    expect(await category(s.dpo, 'brand', { ...fire, version: 1, in_use: 'no' })).toEqual({ kind: 'saved' });
    expect((await lists(s.dpo)).categories.at(-1)).toMatchObject({ version: 2, retiredAt: null });
  });

  it.each([
    ['a name that another has, in Dutch', 'new', { ...fire, title_nl: 'dienstverlening' }, 'invalid'],
    ['a name that another has, in English', 'new', { ...fire, title_en: 'SERVICE DELIVERY' }, 'invalid'],
    ['a version that is not the latest', 'fraude', { ...fire, version: 2 }, 'stale'],
    ['a line that was out of use on screen', 'fraude', { ...fire, version: 1, in_use: 'no' }, 'stale'],
    [
      'going out of use as one of the four',
      'service_delivery',
      { intent: 'retire', version: 1, in_use: 'yes' },
      'invalid',
    ],
    ['going out of use over somebody else', 'fraude', { intent: 'retire', version: 4, in_use: 'yes' }, 'stale'],
    ['an unknown code', 'nothing_like_it', { ...fire, ...first }, 'not_found'],
    ['going out of use before it is there', 'new', { intent: 'retire', version: 0, in_use: 'yes' }, 'not_found'],
  ])('is refused %s, and nothing is written', async (_, code, form, kind) => {
    const s = await situation();
    await category(s.dpo, 'new', { ...fire, title_nl: 'Fraude', title_en: 'Deceit' });
    const before = await lists(s.dpo);
    expect(await category(s.dpo, code, form)).toMatchObject({ kind });
    expect(await lists(s.dpo)).toEqual(before);
  });

  it('leaves its name to another once it is out of use, and is taken out of use twice at no harm', async () => {
    const s = await situation();
    await category(s.dpo, 'new', fire);
    for (let n = 0; n < 2; n += 1)
      expect(await category(s.dpo, 'brand', { intent: 'retire', version: 1, in_use: 'yes' })).toEqual({
        kind: 'saved',
      });
    expect(await category(s.dpo, 'new', fire)).toEqual({ kind: 'saved' });
    expect((await lists(s.dpo)).categories.slice(-2).map(({ code, retiredAt }) => [code, retiredAt === null])).toEqual([
      ['brand', false],
      ['brand_2', true],
    ]);
  });

  it('that an event has stays when the event is changed, but comes into no other', async () => {
    const s = await situation();
    await category(s.dpo, 'new', fire);
    const made = (await lists(s.dpo)).categories.at(-1);
    const event = async (form: object) => {
      const facts = { title: 'Storing', description: 'x', municipality: [s.place.id], ...form };
      const done = await as(s.dpo, (tx) =>
        makeEvent(tx, newEventForm.parse({ form_key: crypto.randomUUID(), ...facts }), () => '/x'),
      );
      return done.kind === 'made' ? done.number : done.kind;
    };
    const [has, hasNot] = [await event({ category: String(made?.id) }), await event({})];
    await category(s.dpo, 'brand', { intent: 'retire', version: 1, in_use: 'yes' });
    const change = (number: string, form: object) =>
      as(s.dpo, (tx) => handleEvent(tx, number, eventForm.parse(form), { incident: () => '/x', messages: () => '/x' }));
    const facts = {
      intent: 'facts',
      version: 1,
      note: 'Meer',
      title: 'Storing',
      description: 'y',
      category: String(made?.id),
    };
    expect(await change(has, facts)).toEqual({ kind: 'saved' });
    expect(await change(hasNot, facts)).toMatchObject({ kind: 'invalid' });
    const place = await make.aMunicipality(s.place.serviceId, 'Duinbeke');
    const add = { intent: 'add', municipality: [place.id], template: '999999' };
    expect(await change(has, add)).toMatchObject({ kind: 'invalid', errors: { template: expect.anything() } });
  });

  it('is one when two add it at once, and never has the word of the address for its code', async () => {
    const s = await situation();
    // The connections are open before, so that on a server both really begin together.
    await Promise.all([lists(s.dpo), lists(s.dpo), lists(s.dpo)]);
    const both = await Promise.all([category(s.dpo, 'new', fire), category(s.dpo, 'new', fire)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['invalid', 'saved']);
    await category(s.dpo, 'new', { ...fire, title_nl: 'New', title_en: 'New' });
    expect((await lists(s.dpo)).categories.slice(-2).map(({ code }) => code)).toEqual(['brand', 'new_2']);
  });

  it('is kept by a DPO of the whole service only, and stands in the journal', async () => {
    const s = await situation();
    const director = await make.aPerson(s.place.serviceId, 'service_director');
    const admin = await make.aPerson(s.place.serviceId, 'admin');
    for (const actor of [director, admin, s.spoc]) {
      expect(await category(actor, 'new', fire)).toMatchObject({ kind: 'refused' });
      expect(await template(actor, 'malware', { intent: 'retire', version: 1, in_use: 'yes' })).toMatchObject({
        kind: 'refused',
      });
    }
    await category(s.dpo, 'new', fire);
    await category(s.dpo, 'brand', { intent: 'retire', version: 1, in_use: 'yes' });
    expect(
      await db.sql('select event, object_id from journal where service_id = $1 and event like $2 order by event', [
        s.place.serviceId,
        'incident_category.%',
      ]),
    ).toEqual([
      { event: 'incident_category.kept', object_id: 'brand' },
      { event: 'incident_category.retired', object_id: 'brand' },
    ]);
  });
});

describe('a template', () => {
  it('takes new tasks, soonest first, without the rows that were emptied', async () => {
    const s = await situation();
    const form = {
      ...{ ...first, title_nl: 'Phishing', title_en: '' },
      ...rows(['Derde', '', '48'], ['', '', ''], ['Eerste', 'First', '0'], ['Tweede', 'Second', '4']),
    };
    expect(await template(s.dpo, 'phishing', form)).toEqual({ kind: 'saved' });
    expect((await as(s.dpo, (tx) => viewTemplate(tx, 'phishing')))?.line).toMatchObject({
      version: 2,
      titleEn: 'Phishing',
      tasks: [
        { titleNl: 'Eerste', titleEn: 'First', dueHours: 0 },
        { titleNl: 'Tweede', titleEn: 'Second', dueHours: 4 },
        { titleNl: 'Derde', titleEn: 'Derde', dueHours: 48 },
      ],
    });
    expect(await template(s.dpo, 'phishing', form)).toMatchObject({ kind: 'stale' });
  });

  it.each([
    ['no tasks at all', rows(['', '', '']), 'task_nl_1'],
    ['a task without words', rows(['Bel', '', '1'], ['', 'Call', '2']), 'task_nl_2'],
    ['hours that are none', rows(['Bel', '', 'morgen']), 'task_hours_1'],
    ['part of an hour', rows(['Bel', '', '1,5']), 'task_hours_1'],
    ['more than a year', rows(['Bel', '', '8761']), 'task_hours_1'],
  ])('is refused %s, at its field', (_, tasks, field) => {
    const read = templateForm.safeParse({ ...first, title_nl: 'Eigen', title_en: '', ...tasks });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('gives an incident its tasks once, due as of the report, in Dutch, for its owner, with one line', async () => {
    const s = await situation();
    await db.sql('update incident set owner_id = $1 where id = $2', [s.spoc.accountId, s.incidentId]);
    const id = await usable(s, 'lost_device');
    const english: Actor = { ...s.spoc, language: 'en' };
    expect(await give(s, english, id)).toEqual({ kind: 'saved' });
    expect(await give(s, s.dpo, id)).toEqual({ kind: 'saved' });
    expect(await give(s, s.dpo, await usable(s, 'wrong_recipient'))).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, s);
    // Two tasks of the second stand on the list by the first already.
    expect(view.tasks).toHaveLength(6 + 3);
    expect(view.tasks[0]).toMatchObject({
      title: 'Het toestel vanop afstand vergrendelen of wissen',
      assigneeId: s.spoc.accountId,
      dueAt: new Date(NOW.getTime() + 3_600_000),
    });
    expect(view.timeline.filter(({ kind }) => kind === 'task')).toMatchObject([
      { detail: { what: 'template', code: 'Verloren toestel' } },
      { detail: { code: 'Verkeerde ontvanger' }, text: expect.not.stringContaining('Lessen') },
    ]);
    expect(view.templates.map(({ code }) => code)).not.toContain('lost_device');
  });

  it('that is out of use or changed meanwhile gives nothing and says so, and one that was given is not given anew', async () => {
    const s = await situation();
    const [malware, phishing] = [await usable(s, 'malware'), await usable(s, 'phishing')];
    await give(s, s.dpo, phishing);
    const changed = { ...first, title_nl: 'Phishing', title_en: '', ...rows(['Nieuw', '', '1']) };
    await template(s.dpo, 'phishing', changed);
    await template(s.dpo, 'malware', { intent: 'retire', version: 1, in_use: 'yes' });
    for (const gone of [malware, phishing])
      expect(await give(s, s.dpo, gone)).toMatchObject({ kind: 'invalid', errors: { template: expect.anything() } });
    expect((await look(s.dpo, s)).tasks).toHaveLength(7);
    expect(await usable(s, 'phishing')).toBeUndefined();
    const reader = await look(s.director, s);
    expect(reader.templates).toEqual([]);
    expect(await give(s, s.director, await usable(s, 'ransomware'))).toMatchObject({ kind: 'refused' });
  });

  it('that an event gave is not given to its incidents again, and one of another service gives nothing', async () => {
    const s = await situation();
    const other = await situation();
    const ransomware = await usable(s, 'ransomware');
    const form = (more: object) =>
      newEventForm.parse({
        ...{ form_key: crypto.randomUUID(), title: 'Storing', description: 'x', municipality: [s.place.id] },
        ...more,
      });
    const make = (more: object) => as(s.dpo, (tx) => makeEvent(tx, form(more), () => '/x'));
    expect(await make({ template: await usable(other, 'ransomware') })).toMatchObject({ kind: 'invalid' });
    expect(await make({ template: ransomware })).toMatchObject({ kind: 'made' });
    const [child] = await db.sql<{ number: number; year: number }>(
      'select number, year from incident where municipality_id = $1 and event_id is not null',
      [s.place.id],
    );
    const number = `INC-${child?.year}-${String(child?.number).padStart(3, '0')}`;
    const view = await look(s.dpo, { ...s, incident: number });
    expect(view.tasks).toHaveLength(9);
    expect(view.templates.map(({ code }) => code)).not.toContain('ransomware');
  });
});
