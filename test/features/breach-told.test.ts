import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findRegister, registerTable } from '#app/features/breaches/export-breaches.server.ts';
import { viewPersons } from '#app/features/breaches/view-persons.server.ts';
import { timelineText } from '#app/features/incidents/timeline-text.ts';
import { savedNotice } from '#app/http/outcome.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { type BreachSituation, breaching, hours, typed } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, acts } = breaching(db);
const saved = { kind: 'saved' };
const t = translator('nl');

/** The cells of the gemeente's dossier in the register, by heading. */
async function registered(s: BreachSituation): Promise<Record<string, string>> {
  const { head, rows } = registerTable('nl', await as(s.dpo, (tx) => findRegister(tx, new URLSearchParams(), null)));
  const row = rows.find((cells) => cells.includes(s.gemeente)) ?? [];
  return Object.fromEntries(head.map((name, place) => [name, row[place] ?? '']));
}
const notice = (more = {}) => ({
  ...{ intent: 'notice', form_key: randomUUID(), recipient: 'police', name: '', told_at: typed(NOW), ...more },
});
const letter = async (s: BreachSituation) =>
  (await as(s.dpo, (tx) => viewPersons(tx, { slug: s.place.slug, number: s.gemeente })))?.letter ?? '';

describe('the register', () => {
  it('leaves out an answer that the dossier hides since another answer changed', async () => {
    const s = await situation();
    const subjects = { subject_categories: ['users'], subject_count_kind: 'exact', subject_count: '250' };
    expect(await acts.facts(s, s.dpo, 'subjects', subjects)).toMatchObject(saved);
    expect((await registered(s))['Aantal betrokkenen']).toContain('250');
    const unknown = { ...subjects, subject_count_kind: 'cannot_determine', version: 1 };
    expect(await acts.facts(s, s.dpo, 'subjects', unknown)).toMatchObject(saved);
    expect((await registered(s))['Aantal betrokkenen']).not.toContain('250');
  });

  it('and the timeline say who else was told in words, with the name that was typed', async () => {
    const s = await situation();
    await acts.persons(s, s.dpo, notice());
    await acts.persons(s, s.dpo, notice({ recipient: 'insurer', name: 'Polis NV' }));
    await acts.persons(s, s.dpo, notice({ recipient: 'other', name: 'De krant' }));
    const cells = Object.values(await registered(s)).join('\n');
    const lines = await db.sql<{ kind: 'notice'; detail: Record<string, string>; text: string }>(
      `select kind, detail, text from timeline_entry where service_id = $1 and kind = 'notice' order by id`,
      [s.service],
    );
    const told = lines.map((line) => timelineText(t, 'nl', line)).join('\n');
    for (const text of [cells, told]) {
      for (const name of ['Politie', 'Verzekeraar: Polis NV', 'De krant']) expect(text).toContain(name);
      expect(text).not.toMatch(/POLICE|INSURER|Iemand anders/);
    }
    const older = { kind: 'notice' as const, detail: { what: 'notice', to: 'POD_MI' }, text: '' };
    expect(timelineText(t, 'nl', older)).toContain('POD Maatschappelijke Integratie');
  });
});

describe('an hour that comes twice', () => {
  it('in which somebody was told is the later one, and that is said', async () => {
    const s = await situation();
    await db.sql(`update breach set aware_at = '2025-10-25T20:00Z' where incident_id = $1`, [s.incidentId]);
    const outcome = await acts.persons(s, s.dpo, notice({ told_at: '26/10/2025 02:30' }));
    expect(outcome).toEqual({ kind: 'saved', resolved: 'doubled' });
    expect(savedNotice(outcome, 'breach_persons.noted')).toBe('clocks.act_resolved.doubled');
    expect(savedNotice({ kind: 'saved' }, 'breach_persons.noted')).toBe('breach_persons.noted');
    expect(await db.sql('select told_at from breach_notice where service_id = $1', [s.service])).toEqual([
      { told_at: new Date('2025-10-26T01:30:00Z') },
    ]);
  });
});

describe('the letter to the persons concerned', () => {
  it('names the DPO that is known, or who reports as one, and leaves open what is to be determined', async () => {
    const s = await situation();
    expect(await letter(s)).toContain(s.dpo.name);
    await acts.facts(s, s.dpo, 'nature', { breach_nature: ['confidentiality'] });
    await acts.facts(s, s.dpo, 'consequences', { impact_nature: ['to_be_determined'] });
    const reporter = { reporter_name: 'Dirk', reporter_contact: 'dirk@dienst.example', reporter_function: 'dpo' };
    expect(await acts.facts(s, s.dpo, 'reporter', reporter)).toMatchObject(saved);
    const text = await letter(s);
    expect(text).toContain('Dirk');
    expect(text).toContain('dirk@dienst.example');
    expect(text).toContain('[nog in te vullen]');
    expect(text).not.toMatch(/te bepalen/i);
  });

  it.each(['[nog in te vullen]', '[to be filled in]'])('is not sent with %s in it: nothing is saved', async (open) => {
    const s = await situation();
    await acts.severity(s, s.dpo, { risk: 'high', reason: 'x' });
    const form = { intent: 'persons', seen: 0, inform: 'yes', way: 'individual', told_on: '2026-01-20', told: '' };
    const before = { ...form, text: `Beste,\n\n${open}` };
    expect(await acts.persons(s, s.director, before, s.gemeente, hours(2))).toEqual({
      kind: 'invalid',
      errors: { text: ['breach_persons.fault.unfinished'] },
    });
    expect(await acts.persons(s, s.director, { ...form, text: 'Beste,\n\nalles is bekend' })).toEqual(saved);
  });
});
