import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { viewQuestion } from '#app/features/checklists/view-question.server.ts';
import { linkRequirements } from '#app/features/incidents/link-requirements.server.ts';
import { requirementsForm } from '#app/features/incidents/piece-forms.ts';
import { reportForm } from '#app/features/incidents/report-form.ts';
import { reportIncident } from '#app/features/incidents/report-incident.server.ts';
import { viewRequirements } from '#app/features/incidents/view-pieces.server.ts';
import type { BuiltMunicipality } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { evidencing } from '#test/support/evidence.ts';

const db = await freshDatabase();
const { as, make, situation } = evidencing(db);
type Situation = Awaited<ReturnType<typeof scene>>;

async function scene() {
  const s = await situation();
  const sister = await make.aMunicipality(s.serviceId, 'Duinbeke');
  const outsider = await make.aPerson(s.serviceId, 'spoc', { municipalityId: sister.id });
  const director = await make.aPerson(s.serviceId, 'director', { municipalityId: s.municipality.id });
  return { ...s, sister, outsider, director, incident: await report(s.spoc, s.municipality) };
}

async function report(actor: Actor, { id, slug }: BuiltMunicipality) {
  const sent = { form_key: randomUUID(), description: 'Mail fout', personal_data: 'yes', ongoing: 'no' };
  const outcome = await as(actor, (tx) =>
    reportIncident(tx, { id, slug, name: slug }, reportForm.parse(sent), (at, number) => `/m/${at}/${number}`),
  );
  if (outcome.kind !== 'reported') throw new Error(outcome.kind);
  return { slug, number: outcome.number };
}

const look = (s: Situation, actor: Actor, search = '') => as(actor, (tx) => viewRequirements(tx, s.incident, search));
const act = (s: Situation, actor: Actor, form: Record<string, unknown>) =>
  as(actor, (tx) => linkRequirements(tx, s.incident, requirementsForm.parse(form)));
const link = (s: Situation, actor: Actor, nodes: number[]) => act(s, actor, { intent: 'link', nodes });
const found = async (s: Situation, search: string) => (await look(s, s.spoc, search))?.found ?? [];
const question = async (s: Situation, actor: Actor) =>
  (await as(actor, (tx) => viewQuestion(tx, s.address.slug, s.checklistId, s.address.code)))?.incidents;

describe('requirements of an incident', () => {
  it('are found by code and by words in either language, and nothing is found by a mark of a pattern', async () => {
    const s = await scene();
    const [one] = await found(s, s.address.code.toLowerCase());
    expect(one).toMatchObject({ code: s.address.code, linked: false, checklistId: s.checklistId });
    const word = one?.titleNl.split(' ').find((each) => each.length > 5) ?? '';
    const english = one?.titleEn.split(' ').find((each) => each.length > 5) ?? '';
    for (const search of [word, english]) expect((await found(s, search)).length).toBeGreaterThan(0);
    expect(await found(s, '%')).toEqual([]);
    expect(await found(s, 'zzzz qqqq')).toEqual([]);
    expect((await look(s, s.spoc))?.found).toBeNull();
  });

  it('are linked once, taken off, journalled by code, and shown at the question to those of the register only', async () => {
    const s = await scene();
    const [one] = await found(s, s.address.code);
    const node = one?.nodeId ?? 0;
    for (const _ of [1, 2]) expect(await link(s, s.spoc, [node, node])).toEqual({ kind: 'saved' });
    expect((await look(s, s.director))?.linked.map(({ code }) => code)).toEqual([s.address.code]);
    for (const who of [s.spoc, s.director, s.dpo])
      expect(await question(s, who)).toMatchObject([{ phase: 'reported' }]);
    expect(await question(s, s.contributor)).toEqual([]);
    for (const _ of [1, 2]) expect(await act(s, s.spoc, { intent: 'unlink', node })).toEqual({ kind: 'saved' });
    expect(await question(s, s.spoc)).toEqual([]);
    expect((await look(s, s.spoc))?.linked).toEqual([]);
    await link(s, s.dpo, [node]);
    expect(await question(s, s.spoc)).toHaveLength(1);
    const lines = await db.sql<{ event: string; after: unknown }>(
      `select event, after from journal where service_id = $1 and event like 'incident.requirements%' order by seq`,
      [s.serviceId],
    );
    expect(lines.map(({ event }) => event.replace('incident.requirements_', ''))).toEqual([
      'linked',
      'unlinked',
      'linked',
    ]);
    expect(lines[0]?.after).toEqual({ requirements: [s.address.code] });
  });

  it('are only what a checklist of that municipality asks, and only by who handles the incident while it is open', async () => {
    const s = await scene();
    const [one] = await found(s, s.address.code);
    const node = one?.nodeId ?? 0;
    const [foreign] = await db.sql<{ id: number }>(
      `select n.id from framework_node n join framework f on f.id = n.framework_id
       where n.kind = 'requirement' and f.id <> (select framework_id from checklist where id = $1) limit 1`,
      [s.checklistId],
    );
    expect(await link(s, s.spoc, [node, foreign?.id ?? 0])).toEqual({
      kind: 'invalid',
      errors: { nodes: ['common.error.invalid'] },
    });
    expect(requirementsForm.safeParse({ intent: 'link' }).success).toBe(false);
    const elsewhere = { ...s, incident: await report(s.outsider, s.sister) };
    expect(await link(elsewhere, s.dpo, [node])).toMatchObject({ kind: 'invalid' });
    expect(await link(s, s.director, [node])).toMatchObject({ kind: 'refused' });
    expect(await link(s, s.outsider, [node])).toEqual({ kind: 'not_found' });
    await db.sql(`update incident set phase = 'closed', closed_at = now() where municipality_id = $1`, [
      s.municipality.id,
    ]);
    expect(await link(s, s.spoc, [node])).toMatchObject({ kind: 'closed' });
    expect((await look(s, s.spoc))?.linked).toEqual([]);
  });
});
