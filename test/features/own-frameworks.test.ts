import { describe, expect, it } from 'vitest';
import { readSheet } from '#app/documents/read-sheet.server.ts';
import type { SheetReading } from '#app/documents/sheet.ts';
import { writeSheets } from '#app/documents/write-sheet.server.ts';
import type { Actor } from '#app/domain/access.ts';
import { launchCampaign } from '#app/features/campaigns/launch-campaign.server.ts';
import { launchForm } from '#app/features/campaigns/launch-form.ts';
import { answerRequirement } from '#app/features/checklists/answer-requirement.server.ts';
import { beginDraft, copyToDraft } from '#app/features/frameworks/begin-draft.server.ts';
import { draftForm, newFrameworkForm, nodeForm } from '#app/features/frameworks/draft-forms.ts';
import { findDraftPage } from '#app/features/frameworks/draft-page.server.ts';
import { editDraft, editNode } from '#app/features/frameworks/edit-draft.server.ts';
import { exportFramework, exportFrameworkBook } from '#app/features/frameworks/export-framework.server.ts';
import { findFrameworkPage } from '#app/features/frameworks/framework-page.server.ts';
import { keepImport, planImport } from '#app/features/frameworks/import-framework.server.ts';
import { loadTexts } from '#app/features/frameworks/load-texts.server.ts';
import { columnOf } from '#app/features/frameworks/read-framework-sheet.ts';
import { setRegime } from '#app/features/municipalities/set-regime.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { findChecklist, findNeighbours, listContents } from '#db/queries/checklists.server.ts';
import { findDraft } from '#db/queries/framework-drafts.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService('Dienst Eigen');
const dpo = await make.aPerson(service, 'dpo');
const place = await make.aMunicipality(service, 'Kaderbeke');
const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
const stranger = await make.aPerson(await make.aService('Dienst Ander'), 'dpo');

const as = <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, act);
const node = (over: Record<string, unknown>) =>
  nodeForm.parse({ version: '1', kind: 'requirement', title_nl: 'Vraag', ...over });

/** Two sections with four questions: 1.2 follows upon yes to 1.1, 2.2 is for an OCMW only. */
async function aDraft(code: string): Promise<number> {
  const begun = await as(dpo, (tx) => beginDraft(tx, newFrameworkForm.parse({ code, title_nl: 'Wifi', edition: '1' })));
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const parts: [string | null, Record<string, unknown>][] = [
    [null, { kind: 'section', code: '1', title_nl: 'Deel een' }],
    ['1', { code: '1.1', title_nl: 'Is er wifi?', weight: '3' }],
    ['1', { code: '1.2', title_nl: 'Is ze versleuteld?', follows_code: '1.1', follows_on: ['yes', 'partly'] }],
    [null, { kind: 'section', code: '2', title_nl: 'Deel twee' }],
    ['2', { code: '2.1', title_nl: 'Is er een gastnet?', measure_nl: 'Maak een gastnet.' }],
    ['2', { code: '2.2', title_nl: 'Enkel AGB?', applies_to: ['agb'] }],
  ];
  for (const [place, [under, fields]] of parts.entries()) {
    const saved = await as(dpo, (tx) =>
      editNode(tx, begun.id, { under }, node({ ...fields, version: String(place + 1) })),
    );
    expect(saved).toEqual({ kind: 'saved' });
  }
  return begun.id;
}

async function act(actor: Actor, id: number, fields: Record<string, string>) {
  const draft = await as(dpo, (tx) => findDraft(tx, id));
  const form = draftForm.parse({ version: String(draft?.version ?? 1), ...fields });
  return as(actor, (tx) => editDraft(tx, id, form));
}

async function published(code: string): Promise<number> {
  const outcome = await act(dpo, await aDraft(code), { intent: 'publish' });
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

async function launched(framework: number): Promise<number> {
  const form = launchForm.parse({
    intent: 'launch',
    form_key: crypto.randomUUID(),
    framework_level: `${framework}:all`,
    title: 'Wifi',
    due_on: '2026-06-30',
    as_pair: 'pair',
    municipality: [String(place.id)],
  });
  const outcome = await as(dpo, (tx) => launchCampaign(tx, form, () => '/'));
  if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome));
  const rows = await db.sql<{ id: number }>('select id from checklist where campaign_id = $1', [outcome.campaignId]);
  return rows[0]?.id ?? 0;
}

async function answer(checklistId: number, code: string, choice: string, version = 0) {
  return as(spoc, (tx) =>
    answerRequirement(tx, { slug: place.slug, checklistId, code, entityId: null }, {
      version,
      choice,
      doc: null,
      impl: null,
      explanation: choice === 'na' ? 'Geen wifi' : '',
    } as never),
  );
}

/** The framework as it is exported; as a workbook, written and read again. */
async function outOf(id: number, format: 'json' | 'csv' | 'xlsx'): Promise<string | SheetReading> {
  if (format !== 'xlsx') return (await as(dpo, (tx) => exportFramework(tx, id, format)))?.text ?? '';
  const book = await as(dpo, (tx) => exportFrameworkBook(tx, id));
  return readSheet({ name: 'a.xlsx', bytes: await writeSheets(book?.sheets ?? []) });
}

async function figures(checklistId: number) {
  const rows = await db.sql<{ total: number; answered: number; score: { own: { score: number | null } } }>(
    'select total, answered, score from checklist_score where checklist_id = $1',
    [checklistId],
  );
  return [rows[0]?.answered, rows[0]?.total, rows[0]?.score.own.score];
}

async function asked(checklistId: number): Promise<string[]> {
  return as(spoc, async (tx) => {
    const head = await findChecklist(tx, place.slug, checklistId);
    const lines = head ? await listContents(tx, head) : [];
    return lines.filter((line) => line.kind === 'requirement').map((line) => line.code);
  });
}

describe('a draft', () => {
  it('is for the DPO of the service and nobody else', async () => {
    const id = await aDraft('alleen_dpo');
    expect(await act(spoc, id, { intent: 'discard' })).toMatchObject({ kind: 'refused' });
    expect(await act(stranger, id, { intent: 'discard' })).toEqual({ kind: 'not_found' });
    const form = newFrameworkForm.parse({ code: 'van_spoc', title_nl: 'X', edition: '1' });
    expect(await as(spoc, (tx) => beginDraft(tx, form))).toMatchObject({ kind: 'refused' });
    expect(await act(dpo, id, { intent: 'discard' })).toEqual({ kind: 'saved' });
  });

  it('takes no code of a built-in framework, and one draft per code', async () => {
    const begin = (code: string) =>
      as(dpo, (tx) => beginDraft(tx, newFrameworkForm.parse({ code, title_nl: 'X', edition: '1' })));
    expect(await begin('gdpr')).toMatchObject({ kind: 'invalid', errors: { code: ['own_frameworks.error.built_in'] } });
    expect(await begin('eenmaal')).toMatchObject({ kind: 'begun' });
    expect(await begin('eenmaal')).toMatchObject({ kind: 'invalid' });
  });

  it('refuses a save upon an old version and keeps what stands', async () => {
    const id = await aDraft('verouderd');
    const stale = await as(dpo, (tx) =>
      editNode(tx, id, { code: '1.1' }, node({ code: '1.1', title_nl: 'Anders', version: '2' })),
    );
    expect(stale).toEqual({ kind: 'stale' });
    const draft = await as(dpo, (tx) => findDraft(tx, id));
    expect(draft?.document.nodes.find((each) => each.code === '1.1')?.title.nl).toBe('Is er wifi?');
  });

  it('moves, renames and removes with all that hangs from it', async () => {
    const id = await aDraft('schikken');
    await act(dpo, id, { intent: 'up', code: '2' });
    const version = String((await as(dpo, (tx) => findDraft(tx, id)))?.version);
    await as(dpo, (tx) => editNode(tx, id, { code: '1.1' }, node({ code: '1.0', version })));
    const moved = (await as(dpo, (tx) => findDraft(tx, id)))?.document.nodes ?? [];
    expect(moved.map((each) => each.code)).toEqual(['2', '2.1', '2.2', '1', '1.0', '1.2']);
    expect(moved.at(-1)).toMatchObject({ follows: { code: '1.0', on: ['yes', 'partly'] } });
    await act(dpo, id, { intent: 'remove', code: '2' });
    const left = (await as(dpo, (tx) => findDraft(tx, id)))?.document.nodes ?? [];
    expect(left.map((each) => each.code)).toEqual(['1', '1.0', '1.2']);
  });

  it('is not published while something is wrong with it, and every fault is named', async () => {
    const begun = await as(dpo, (tx) =>
      beginDraft(tx, newFrameworkForm.parse({ code: 'fout_kader', title_nl: 'X', edition: '1' })),
    );
    const id = begun.kind === 'begun' ? begun.id : 0;
    await as(dpo, (tx) => editNode(tx, id, { under: null }, node({ kind: 'section', code: 'leeg', version: '1' })));
    expect(await act(dpo, id, { intent: 'publish' })).toMatchObject({
      kind: 'faulty',
      faults: [{ at: 'leeg', key: 'empty' }],
    });
  });
});

describe('the page of a draft', () => {
  it('takes two queries, however much the draft holds', async () => {
    const small = await as(dpo, (tx) =>
      beginDraft(tx, newFrameworkForm.parse({ code: 'klein_kader', title_nl: 'X', edition: '1' })),
    );
    const counts: number[] = [];
    for (const id of [small.kind === 'begun' ? small.id : 0, await aDraft('groot_kader')]) {
      await as(dpo, async (tx) => {
        db.count();
        await findDraftPage(tx, id, null);
        counts.push(db.count());
      });
    }
    expect(counts).toEqual([2, 2]);
  });
});

describe('an own framework', () => {
  it('is launched, asks by entity and answer, and scores by weight', async () => {
    const checklist = await launched(await published('wifi_een'));
    expect(await asked(checklist)).toEqual(['1.1', '2.1']);
    expect(await figures(checklist)).toEqual([0, 2, null]);
    expect((await answer(checklist, '1.2', 'yes')).kind).toBe('not_found');
    expect((await answer(checklist, '1.1', 'yes')).kind).toBe('saved');
    expect(await asked(checklist)).toEqual(['1.1', '1.2', '2.1']);
    expect(await as(spoc, (tx) => findNeighbours(tx, checklist, '1.1'))).toMatchObject({ next: '1.2' });
    expect((await answer(checklist, '1.2', 'no')).kind).toBe('saved');
    expect((await answer(checklist, '2.1', 'no')).kind).toBe('saved');
    expect(await figures(checklist)).toEqual([3, 3, 60]);
    expect((await answer(checklist, '1.1', 'no', 1)).kind).toBe('saved');
    expect(await figures(checklist)).toEqual([2, 2, 0]);
    expect(await asked(checklist)).toEqual(['1.1', '2.1']);
  });

  it('asks by the regimes that apply on the day of the launch, also when they are put right afterwards', async () => {
    const draft = await aDraft('nis_vragen');
    const at = { ...node({ code: '2.3', title_nl: 'Enkel NIS2?', regimes: ['nis2'] }), version: 7 };
    expect(await as(dpo, (tx) => editNode(tx, draft, { under: '2' }, at))).toEqual({ kind: 'saved' });
    const done = await act(dpo, draft, { intent: 'publish' });
    const checklist = await launched(done.kind === 'published' ? done.id : 0);
    expect(await asked(checklist)).toEqual(['1.1', '2.1']);
    const decide = (applicability: 'in_scope' | 'out_of_scope', from: string) =>
      as(dpo, async (tx) => {
        const entity = place.gemeente;
        const level = applicability === 'in_scope' ? 'important' : '';
        const form = { intent: 'set_regime', entity, code: 'nis2', applicability, level, reason: 'Zo', from } as const;
        expect(await setRegime(tx, place.id, form)).toEqual({ kind: 'saved' });
      });
    await decide('in_scope', '2099-01-01');
    expect(await asked(checklist)).toEqual(['1.1', '2.1']);
    await decide('in_scope', '2025-01-01');
    expect(await asked(checklist)).toEqual(['1.1', '2.1', '2.3']);
    expect((await figures(checklist)).slice(0, 2)).toEqual([0, 3]);
    expect(await asked(await launched(done.kind === 'published' ? done.id : 0))).toEqual(['1.1', '2.1', '2.3']);
    await decide('out_of_scope', '2025-06-01');
    expect((await answer(checklist, '2.1', 'yes')).kind).toBe('saved');
    expect(await asked(checklist)).toEqual(['1.1', '2.1']);
  });

  it('keeps running checklists on the revision they began with', async () => {
    const first = await published('wifi_twee');
    const checklist = await launched(first);
    const copy = await as(dpo, (tx) => copyToDraft(tx, first));
    if (copy.kind !== 'begun') throw new Error(copy.kind);
    await act(dpo, copy.id, { intent: 'remove', code: '2' });
    const second = await act(dpo, copy.id, { intent: 'publish' });
    expect(second).toMatchObject({ kind: 'published' });
    expect(await asked(checklist)).toEqual(['1.1', '2.1']);
    const rows = await db.sql<{ revision: number }>(
      `select revision from framework where code = 'wifi_twee' order by id`,
    );
    expect(rows.map((row) => row.revision)).toEqual([1, 2]);
  });

  it('is never seen, copied, exported or published by another service', async () => {
    const id = await published('wifi_drie');
    expect(await as(stranger, (tx) => exportFramework(tx, id, 'json'))).toBeNull();
    expect(await as(stranger, (tx) => copyToDraft(tx, id))).toEqual({ kind: 'not_found' });
    expect(await as(stranger, (tx) => findFrameworkPage(tx, id, { q: '', level: '', keyOnly: false }))).toBeNull();
  });

  it.each(['json', 'csv', 'xlsx'] as const)('comes back from %s as it went out', async (format) => {
    const id = await published(`rond_${format}`);
    const file = await outOf(id, format);
    const plan = await as(stranger, (tx) => planImport(tx, file));
    if (plan.kind !== 'ready') throw new Error(JSON.stringify(plan));
    expect(plan).toMatchObject({ kind: 'ready', sections: 2, questions: 4, replaces: null });
    expect(await as(stranger, (tx) => keepImport(tx, plan.document, 7))).toEqual({ kind: 'stale' });
    const kept = await as(stranger, (tx) => keepImport(tx, plan.document, null));
    const draft = await as(stranger, (tx) => findDraft(tx, kept.kind === 'kept' ? kept.id : 0));
    const again = await as(dpo, (tx) => copyToDraft(tx, id));
    const original = await as(dpo, (tx) => findDraft(tx, again.kind === 'begun' ? again.id : 0));
    expect(draft?.document).toEqual(original?.document);
    expect(await as(spoc, (tx) => planImport(tx, file))).toMatchObject({ kind: 'refused' });
  });

  it('is refused from a table with every fault at its row', async () => {
    const text = [
      'kind;code;parent;title_nl;weight;follows_code;follows_on',
      'framework;tabel;;Tabel',
      'section;1;;Deel',
      'requirement;1.1;1;Vraag;nul',
      'requirement;1.2;9;Vraag twee',
      'requirement;1.2;1;Vraag drie;;1.9;yes',
    ].join('\n');
    const plan = await as(dpo, (tx) => planImport(tx, text));
    if (plan.kind !== 'faulty') throw new Error(plan.kind);
    const found = plan.faults.map((fault) => {
      const column = columnOf(fault);
      return `${column && plan.places.letters[column]}${plan.places.rows[fault.at]} ${fault.key}`;
    });
    expect(found).toEqual(
      expect.arrayContaining(['E4 shape_type', 'B5,6 code_twice', 'C5,6 parent_unknown', 'F5,6 follow_unknown']),
    );
    expect(await as(dpo, (tx) => planImport(tx, 'a;b\n1;2'))).toMatchObject({ kind: 'columns' });
    expect(await as(dpo, (tx) => planImport(tx, '{"code": '))).toMatchObject({ kind: 'unreadable' });
  });
});

describe('official texts', () => {
  it('stand over the own titles for the service that loaded them, until it removes them', async () => {
    const iso = await make.frameworkId('iso27001_2022');
    const shows = async (actor: Actor) =>
      JSON.stringify(
        await as(actor, (tx) => findFrameworkPage(tx, iso, { q: '', level: '', keyOnly: false })),
      ).includes('Officieel woord');
    const code =
      (
        await db.sql<{ code: string }>(
          `select code from framework_node where framework_id = $1 and kind = 'requirement' order by position`,
          [iso],
        )
      )[0]?.code ?? '';
    const load = (actor: Actor, text: string | null) => as(actor, (tx) => loadTexts(tx, iso, text));
    expect(await load(spoc, '{}')).toMatchObject({ kind: 'refused' });
    expect(await load(dpo, JSON.stringify({ [code]: 'Titel', 'X.1': 'Onbekend' }))).toEqual({
      kind: 'faulty',
      faults: [{ at: 'X.1', key: 'unknown' }],
    });
    expect(await shows(dpo)).toBe(false);
    expect(await load(dpo, JSON.stringify({ [code]: { title_nl: 'Officieel woord', text_nl: 'Lang' } }))).toEqual({
      kind: 'saved',
    });
    expect(await shows(spoc)).toBe(true);
    expect(await shows(stranger)).toBe(false);
    expect((await as(dpo, (tx) => exportFramework(tx, iso, 'json')))?.text).not.toContain('Officieel woord');
    expect(await load(dpo, null)).toEqual({ kind: 'saved' });
    expect(await shows(dpo)).toBe(false);
  });
});
