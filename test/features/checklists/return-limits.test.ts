import { expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { GRID_MAX } from '#app/domain/grid.ts';
import { launchCampaign } from '#app/features/campaigns/launch-campaign.server.ts';
import { launchForm } from '#app/features/campaigns/launch-form.ts';
import { checklistSheets } from '#app/features/checklists/checklist-sheets.ts';
import { previewReturn, type ReturnPreview } from '#app/features/checklists/preview-return.server.ts';
import { keepReturn } from '#app/features/checklists/receive-return.server.ts';
import { carriedRows, returnForm } from '#app/features/checklists/return-form.ts';
import { viewPrint } from '#app/features/checklists/view-print.server.ts';
import { editDraft } from '#app/features/frameworks/edit-draft.server.ts';
import { keepImport } from '#app/features/frameworks/import-framework.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { OWN_FRAMEWORK } from '#db/seed/own-framework.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService('Dienst Groot');
const dpo = await make.aPerson(service, 'dpo');
const place = await make.aMunicipality(service, 'Grootbeke');
const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
const as = <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, act);

/** A checklist with one question more than a save can take. */
async function aLargeChecklist(): Promise<number> {
  const [section, question] = OWN_FRAMEWORK.nodes;
  const nodes = Array.from({ length: GRID_MAX + 1 }, (_, n) => {
    const title = { nl: `Vraag ${n}`, en: `Question ${n}` };
    return { ...question, code: `G.${n + 1}`, parent: 'W', title };
  });
  const document = { ...OWN_FRAMEWORK, code: 'groot_kader', nodes: [section, ...nodes] };
  const kept = await as(dpo, (tx) => keepImport(tx, JSON.stringify(document), null));
  if (kept.kind !== 'kept') throw new Error(JSON.stringify(kept));
  const done = await as(dpo, (tx) => editDraft(tx, kept.id, { intent: 'publish', version: 1 }));
  if (done.kind !== 'published') throw new Error(JSON.stringify(done));
  const form = launchForm.parse({
    intent: 'launch',
    form_key: crypto.randomUUID(),
    framework_level: `${done.id}:all`,
    title: 'Groot',
    due_on: '2026-06-30',
    as_pair: 'pair',
    municipality: [String(place.id)],
  });
  expect(await as(dpo, (tx) => launchCampaign(tx, form, () => '/'))).toMatchObject({ kind: 'launched' });
  return (await db.sql<{ id: number }>('select max(id) as id from checklist'))[0]?.id ?? 0;
}

/** What is said of the checklist's own file with the explanation of the first so many questions filled in. */
async function preview(checklistId: number, filled: number): Promise<ReturnPreview> {
  return as(spoc, async (tx) => {
    const view = await viewPrint(tx, { slug: place.slug, checklistId });
    if (!view) throw new Error('not there');
    const sheets = checklistSheets(translator('nl'), view).map(({ name, head, rows }) => {
      const at = head.indexOf('Uitleg');
      const said = rows.map((row, n) => row.map((text, column) => (column === at && n < filled ? 'Gezegd' : text)));
      return { name, rows: [[...head], ...said] };
    });
    return previewReturn(tx, view, sheets);
  });
}

it('refuses more changed rows than one save takes, with the reason, before anything is written', async () => {
  const checklistId = await aLargeChecklist();
  expect(await preview(checklistId, GRID_MAX + 1)).toEqual({ kind: 'too_many' });
  const fit = await preview(checklistId, GRID_MAX);
  if (fit.kind !== 'fit') throw new Error(fit.kind);
  const form = returnForm.parse(carriedRows(fit.rows));
  const kept = await as(spoc, (tx) => keepReturn(tx, { slug: place.slug, checklistId }, form));
  expect(kept).toEqual({ kind: 'saved' });
  const written = await db.sql<{ n: number }>('select count(*)::integer as n from answer where explanation = $1', [
    'Gezegd',
  ]);
  expect(written[0]?.n).toBe(GRID_MAX);
  // The rest in a second file, as the refusal says: what stands already is the same.
  expect(await preview(checklistId, GRID_MAX + 1)).toMatchObject({ kind: 'fit' });
});
