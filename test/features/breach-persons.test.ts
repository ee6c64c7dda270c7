import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { openForm } from '#app/features/breaches/breach-forms.ts';
import { openBreaches } from '#app/features/breaches/open-breaches.server.ts';
import { personsForm } from '#app/features/breaches/persons-forms.ts';
import { tellPersons } from '#app/features/breaches/tell-persons.server.ts';
import { viewPersons } from '#app/features/breaches/view-persons.server.ts';
import { writeLetter } from '#app/features/breaches/write-letter.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = later(5)) =>
  withActor(db.database, actor, now, work);
const minute = (at: Date) => writeMoment({ precision: 'minute', at });

async function situation(risk?: 'none' | 'risk' | 'high') {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
  const made = await as(
    dpo,
    (tx) =>
      insertIncident(tx, place.id, {
        year: 2026,
        title: 'Map open',
        description: 'Een map met verslagen stond open.',
        detectedAt: null,
        detectedPrecision: 'unknown',
        ongoing: 'no',
        personalData: 'yes',
        formKey: randomUUID(),
      }),
    NOW,
  );
  const incident = registerNumber('incident', made.year, made.number);
  const form = openForm.parse({
    form_key: randomUUID(),
    entities: [place.gemeente],
    aware: minute(NOW),
    who: 'ICT',
    reason: 'Logboek',
  });
  const opened = await as(dpo, (tx) => openBreaches(tx, { slug: place.slug, incident }, form, () => '/x'), NOW);
  if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
  const [number = ''] = opened.codes;
  if (risk)
    await db.sql(
      `insert into breach_assessment (breach_id, version, service_id, municipality_id, entity_id, risk, reason, at)
      select id, 1, service_id, municipality_id, entity_id, $2, 'x', now() from breach where incident_id = $1`,
      [made.id, risk],
    );
  return { service, place, dpo, director, spoc, address: { slug: place.slug, number } };
}
type Situation = Awaited<ReturnType<typeof situation>>;

const post = (s: Situation, actor: Actor, form: Record<string, unknown>) =>
  as(actor, (tx) => tellPersons(tx, s.address, personsForm.parse(form)));
const look = (s: Situation, actor: Actor) => as(actor, (tx) => viewPersons(tx, s.address));
const persons = (inform: string, more = {}) => ({ intent: 'persons', seen: 0, inform, ...more });
const notice = (more = {}) => ({
  intent: 'notice',
  form_key: randomUUID(),
  recipient: 'police',
  told_at: minute(later(2)),
  ...more,
});

describe('telling the persons concerned', () => {
  it.each([
    [
      'nobody judged the risk',
      undefined,
      persons('yes', { way: 'individual', told_on: '2026-02-03' }),
      { form: ['breach_terms.persons.risk_missing'] },
    ],
    [
      'without how and when',
      'high',
      persons('yes'),
      { way: ['breach_terms.persons.way_missing'], told_on: ['breach_terms.persons.date_missing'] },
    ],
    [
      'a high risk, not told, no ground',
      'high',
      persons('no', { reason: 'x' }),
      { exemption: ['breach_terms.persons.exemption_missing'] },
    ],
    ['not told, without why', 'risk', persons('no'), { reason: ['breach_terms.persons.reason_missing'] }],
    [
      'too much effort and nothing public',
      'high',
      persons('no', { reason: 'x', exemption: 'art34_3_c' }),
      { way: ['breach_terms.persons.public_way_missing'] },
    ],
  ] as const)('is refused: %s', async (_, risk, form, errors) => {
    const s = await situation(risk);
    expect(await post(s, s.director, form)).toEqual({ kind: 'invalid', errors });
    expect((await look(s, s.dpo))?.decisions).toEqual([]);
  });

  it('is decided by the director, in a text that begins from what is known and is kept as it was changed', async () => {
    const s = await situation('high');
    const letter = (await look(s, s.director))?.letter ?? '';
    expect(letter).toContain('Een map met verslagen stond open.');
    expect(letter).toContain('[nog in te vullen]');
    const form = persons('yes', {
      way: 'individual',
      told_on: '2026-02-03',
      told: '85',
      text: 'Beste,\n\nOns excuus.',
    });
    for (const who of [s.dpo, s.spoc]) expect(await post(s, who, form)).toMatchObject({ kind: 'refused' });
    expect(await post(s, s.director, form)).toEqual({ kind: 'saved' });
    expect(await post(s, s.director, form)).toMatchObject({ kind: 'stale' });
    const view = await look(s, s.spoc);
    expect(view?.decisions[0]).toMatchObject({ inform: true, way: 'individual', toldOn: '2026-02-03', persons: 85 });
    expect(view?.letter).toBe('Beste,\n\nOns excuus.');
    expect(view?.head.work.persons).toBe('done');
  });

  it.each(['docx', 'pdf'] as const)('has its text as a letter: %s', async (kind) => {
    const s = await situation('high');
    const view = await look(s, s.director);
    if (!view) throw new Error('no dossier');
    const { bytes, name } = await writeLetter(view, kind, NOW);
    expect(name).toBe(`${s.address.number} brief.${kind}`);
    expect(Buffer.from(bytes.subarray(0, 2)).toString('latin1')).toBe(kind === 'pdf' ? '%P' : 'PK');
  });
});

describe('who else was told', () => {
  it('is kept once with date and reference, by who handles the breach', async () => {
    const s = await situation();
    const form = notice({ reference: 'PV 12/2026' });
    expect(await post(s, s.director, form)).toMatchObject({ kind: 'refused' });
    expect(await post(s, s.spoc, form)).toEqual({ kind: 'saved' });
    expect(await post(s, s.spoc, form)).toEqual({ kind: 'saved' });
    expect((await look(s, s.dpo))?.notices).toMatchObject([{ recipient: 'police', reference: 'PV 12/2026' }]);
  });

  it.each([
    ['before anybody knew', { told_at: minute(later(-1)) }, { told_at: ['clocks.sent.before_awareness'] }],
    ['in the future', { told_at: minute(later(9)) }, { told_at: ['clocks.sent.future'] }],
    ['on a day without a time', { told_at: '3/2/2026' }, { told_at: ['breaches.fault.moment'] }],
    ['somebody else without a name', { recipient: 'other' }, { name: ['common.error.required'] }],
  ])('is refused: %s', async (_, more, errors) => {
    const s = await situation();
    expect(await post(s, s.dpo, notice(more))).toEqual({ kind: 'invalid', errors });
  });

  it('takes as many statements to read however many there are, and nothing is added to a closed dossier', async () => {
    const s = await situation();
    const count = async () => {
      db.count();
      await look(s, s.dpo);
      return db.count();
    };
    const few = await count();
    for (let n = 0; n < 3; n++) await post(s, s.dpo, notice());
    expect(await count()).toBe(few);
    await db.sql('update breach set closed_at = now() where municipality_id = $1', [s.place.id]);
    expect(await post(s, s.dpo, notice())).toMatchObject({ kind: 'closed' });
  });
});
