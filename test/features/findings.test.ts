import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { decideFinding, type FindingIntent, stateOfFinding } from '#app/domain/finding.ts';
import { addFinding } from '#app/features/findings/add-finding.server.ts';
import { moveOneFinding } from '#app/features/findings/move-finding.server.ts';
import { viewFindingsAt, viewOpenFindings } from '#app/features/findings/view-findings.server.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { accepted, reviewing } from '#test/support/reviewing.ts';

const db = await freshDatabase();
const { make, as, situation, judge, count } = reviewing(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const form = { severity: 'high', text: 'Geen herstelplan', measure: 'Schrijf er een', due_on: '2026-06-30' } as const;
const add = (actor: Actor, s: Situation, key: string = randomUUID(), code = 'SMALL-1') =>
  as(actor, (tx) =>
    addFinding(tx, { slug: s.municipality.slug, checklistId: s.checklistId, code }, { ...form, form_key: key }),
  );
const at = (actor: Actor, s: Situation) =>
  as(actor, (tx) =>
    viewFindingsAt(tx, { checklistId: s.checklistId, municipalityId: s.municipality.id, code: 'SMALL-1' }),
  );
const move = (actor: Actor, s: Situation, findingId: number, intent: FindingIntent, version: number, text = 'Ja') =>
  as(actor, (tx) => moveOneFinding(tx, { slug: s.municipality.slug, findingId }, { intent, version, text }));
const events = (s: Situation) =>
  db.sql<{ event: string }>(
    `select event from journal where service_id = $1 and event like 'requirement.finding%' order by seq`,
    [s.service],
  );

describe('what may become of a finding', () => {
  const open = { version: 1, proposedAt: null, resolvedAt: null };
  it.each([
    [open, { intent: 'resolve', version: 1, text: 'Klaar' }, 'do'],
    [open, { intent: 'propose', version: 1, text: ' ' }, 'reason_required'],
    [open, { intent: 'resolve', version: 2, text: 'Klaar' }, 'stale'],
    [{ ...open, resolvedAt: NOW }, { intent: 'propose', version: 1, text: 'Klaar' }, 'resolved'],
    [open, { intent: 'reopen', version: 1, text: 'Toch niet' }, 'not_resolved'],
    [{ ...open, resolvedAt: NOW }, { intent: 'reopen', version: 1, text: ' ' }, 'reason_required'],
    [{ ...open, resolvedAt: NOW }, { intent: 'reopen', version: 1, text: 'Toch niet' }, 'do'],
  ] as const)('%j asked %j: %s', (facts, asked, kind) => {
    expect(decideFinding(facts, asked).kind).toBe(kind);
  });

  it('stands open, reported or closed', () => {
    expect(stateOfFinding(open)).toBe('open');
    expect(stateOfFinding({ ...open, proposedAt: NOW })).toBe('proposed');
    expect(stateOfFinding({ ...open, proposedAt: NOW, resolvedAt: NOW })).toBe('resolved');
  });
});

describe('a finding', () => {
  it('is made once, beside an accepted answer, and changes neither the answer nor the figures', async () => {
    const s = await situation();
    await judge(s.dpo, s, accepted);
    const figures = () => db.sql('select * from checklist_score where checklist_id = $1', [s.checklistId]);
    const before = await figures();
    const key = randomUUID();
    const made = await Promise.all([1, 2, 3].map(() => add(s.dpo, s, key)));
    expect(made.every(({ kind }) => kind === 'saved')).toBe(true);
    expect(await count('finding', 'checklist_id = $1', s.checklistId)).toBe(1);
    expect(await figures()).toEqual(before);
    expect((await at(s.spoc, s)).lines).toMatchObject([{ severity: 'high', text: form.text, dueOn: form.due_on }]);
    expect(await events(s)).toEqual([{ event: 'requirement.finding_made' }]);
  });

  it('is reported done by the municipality and closed by the reviewer, each with who and why', async () => {
    const s = await situation();
    await add(s.dpo, s);
    const view = await at(s.spoc, s);
    expect(view.may).toEqual({ judge: false, answer: true });
    const id = view.lines[0]?.id ?? 0;
    expect(await move(s.spoc, s, id, 'propose', 1, 'Het plan is er')).toMatchObject({ kind: 'moved' });
    expect(await move(s.dpo, s, id, 'resolve', 1, 'Gezien')).toMatchObject({ kind: 'stale' });
    expect(await move(s.dpo, s, id, 'resolve', 2, '  ')).toMatchObject({ kind: 'reason_required' });
    expect(await move(s.dpo, s, id, 'resolve', 2, 'Gezien')).toMatchObject({ kind: 'moved' });
    expect(await move(s.spoc, s, id, 'propose', 3)).toMatchObject({ kind: 'resolved' });
    expect((await at(s.spoc, s)).lines).toMatchObject([
      { proposal: 'Het plan is er', proposedBy: s.spoc.name, resolution: 'Gezien', resolvedBy: s.dpo.name },
    ]);
    const open = await as(s.dpo, (tx) => viewOpenFindings(tx, s.municipality.id));
    expect(open.lines).toEqual([]);
    expect((await events(s)).map(({ event }) => event)).toEqual([
      'requirement.finding_made',
      'requirement.finding_proposed',
      'requirement.finding_resolved',
    ]);
  });

  it('is opened again by the reviewer alone, with a reason, and keeps all that came before', async () => {
    const s = await situation();
    await add(s.dpo, s);
    const id = (await at(s.dpo, s)).lines[0]?.id ?? 0;
    await move(s.spoc, s, id, 'propose', 1, 'Het plan is er');
    await move(s.dpo, s, id, 'resolve', 2, 'Gezien');
    expect(await move(s.spoc, s, id, 'reopen', 3, 'Toch niet')).toMatchObject({ kind: 'refused' });
    expect(await move(s.dpo, s, id, 'reopen', 3, ' ')).toMatchObject({ kind: 'reason_required' });
    expect(await move(s.dpo, s, id, 'reopen', 3, 'De test mislukte')).toMatchObject({ kind: 'moved' });
    const [line] = (await at(s.spoc, s)).lines;
    expect(line).toMatchObject({ proposedAt: null, resolvedAt: null, version: 4 });
    expect(line?.steps.map(({ kind, text, by, at: when }) => [kind, text, by, when])).toEqual([
      ['proposed', 'Het plan is er', s.spoc.name, NOW],
      ['resolved', 'Gezien', s.dpo.name, NOW],
      ['reopened', 'De test mislukte', s.dpo.name, NOW],
    ]);
    expect((await events(s)).at(-1)).toEqual({ event: 'requirement.finding_reopened' });
    expect(await move(s.spoc, s, id, 'propose', 4, 'Opnieuw getest')).toMatchObject({ kind: 'moved' });
  });

  it('is not opened again past the verb by a contact: the database changes nothing', async () => {
    const s = await situation();
    await add(s.dpo, s);
    const id = (await at(s.dpo, s)).lines[0]?.id ?? 0;
    await move(s.dpo, s, id, 'resolve', 1, 'Gezien');
    const open = { resolved_at: null, resolution: '' };
    await as(s.spoc, (tx) => tx.q.updateTable('finding').set(open).where('id', '=', id).execute());
    expect(await count('finding', 'id = $1 and resolved_at is not null', id)).toBe(1);
  });

  it('is the reviewer’s to make and close, and of nobody who is not of this municipality', async () => {
    const s = await situation();
    const other = await situation();
    await add(s.dpo, s);
    const id = (await at(s.dpo, s)).lines[0]?.id ?? 0;
    const here = { municipalityId: s.municipality.id };
    expect(await add(s.spoc, s)).toMatchObject({ kind: 'refused' });
    expect(await move(s.spoc, s, id, 'resolve', 1)).toMatchObject({ kind: 'refused' });
    for (const role of ['director', 'auditor'] as const) {
      const reader = await make.aPerson(s.service, role, here);
      expect((await at(reader, s)).lines).toHaveLength(1);
      expect(await move(reader, s, id, 'propose', 1)).toMatchObject({ kind: 'refused' });
    }
    for (const stranger of [other.dpo, other.spoc]) {
      expect(await add(stranger, s)).toEqual({ kind: 'not_found' });
      expect(await move(stranger, s, id, 'propose', 1)).toEqual({ kind: 'not_found' });
      expect((await at(stranger, s)).lines).toEqual([]);
    }
    expect(await add(s.dpo, s, randomUUID(), 'NO-SUCH')).toEqual({ kind: 'not_found' });
  });

  it('is not closed past the verb by a contact: the database refuses it too', async () => {
    const s = await situation();
    await add(s.dpo, s);
    const close = as(s.spoc, (tx) =>
      tx.q
        .updateTable('finding')
        .set({ resolved_at: NOW, resolution: 'Weg' })
        .where('checklist_id', '=', s.checklistId)
        .execute(),
    );
    await expect(close).rejects.toThrow(/row-level security/);
  });
});
