import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { viewEvidencePage } from '#app/features/evidence/view-evidence.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { evidencing, FILE } from '#test/support/evidence.ts';

const db = await freshDatabase();
const { make, as, situation, at, file, link, attach, remove, placed, pieces, lines, setPhase } = evidencing(db);

describe('adding evidence', () => {
  it('keeps a file beside its requirement, under its own name, with one line in the journal', async () => {
    const s = await situation();
    expect(await file(s.spoc, s.address)).toEqual({ kind: 'saved' });
    expect(await placed(s.checklistId)).toMatchObject([{ title: 'beleid.pdf', removed: false, code: s.address.code }]);
    const [piece] = await pieces(s.municipality.id);
    expect(await lines(s.serviceId)).toEqual([
      {
        event: 'evidence.added',
        actor_role: 'spoc',
        object_id: String(piece?.id),
        before: null,
        after: { checklist: s.checklistId, requirement: s.address.code, kind: 'file', title: 'beleid.pdf', ...FILE },
      },
    ]);
  });

  it('keeps a link under the name of its host', async () => {
    const s = await situation();
    expect(await link(s.dpo, s.address)).toEqual({ kind: 'saved' });
    expect(await pieces(s.municipality.id)).toMatchObject([{ kind: 'link', title: 'a.example' }]);
  });

  it('refuses an address that is none and a title that is too long, and keeps nothing', async () => {
    const s = await situation();
    const key = randomUUID();
    expect(await link(s.spoc, s.address, 'javascript:alert(1)', key)).toMatchObject({ kind: 'invalid', field: 'url' });
    expect(await file(s.spoc, s.address, key, 'x'.repeat(301))).toMatchObject({ kind: 'invalid', field: 'title' });
    expect(await pieces(s.municipality.id)).toEqual([]);
    expect(await lines(s.serviceId)).toEqual([]);
    expect(await link(s.spoc, s.address, 'https://a.example', key), 'the key is still good').toEqual({ kind: 'saved' });
    expect(await pieces(s.municipality.id)).toHaveLength(1);
  });

  it('happens once however often its form is sent', async () => {
    const s = await situation();
    const keys = [randomUUID(), randomUUID(), randomUUID()] as const;
    const twenty = Array.from({ length: 20 });
    const added = await Promise.all(twenty.map(() => file(s.spoc, s.address, keys[0])));
    await Promise.all(twenty.map(() => link(s.spoc, s.address, 'https://a.example', keys[1])));
    expect(added).toEqual(twenty.map(() => ({ kind: 'saved' })));
    const other = at(s.municipality, s.checklistId, 'GV.RM-03.1');
    const [piece] = await pieces(s.municipality.id);
    await Promise.all(twenty.map(() => attach(s.spoc, other, piece?.id ?? 0, keys[2])));
    expect(await pieces(s.municipality.id)).toHaveLength(2);
    expect(await placed(s.checklistId)).toHaveLength(3);
    expect(await lines(s.serviceId)).toHaveLength(3);
  });
});

describe('one piece beside two requirements', () => {
  it('stands once beside each, also when two people hang it at once', async () => {
    const s = await situation();
    await file(s.spoc, s.address);
    const [piece] = await pieces(s.municipality.id);
    const id = piece?.id ?? 0;
    const other = at(s.municipality, s.checklistId, 'GV.RM-03.1');
    await Promise.all([attach(s.spoc, other, id), attach(s.dpo, other, id), attach(s.spoc, s.address, id)]);
    expect((await placed(s.checklistId)).map(({ code }) => code)).toEqual([s.address.code, other.code]);
  });

  it('is taken off one of them, and can be hung there again', async () => {
    const s = await situation();
    await file(s.spoc, s.address);
    const [first] = await placed(s.checklistId);
    const id = first?.id ?? 0;
    expect(await remove(s.spoc, s.address, id)).toEqual({ kind: 'saved' });
    expect(await remove(s.dpo, s.address, id), 'a second time changes nothing').toEqual({ kind: 'saved' });
    expect((await lines(s.serviceId)).map(({ event }) => event)).toEqual(['evidence.added', 'evidence.removed']);
    expect(await attach(s.spoc, s.address, first?.evidence_id ?? 0)).toEqual({ kind: 'saved' });
    expect((await placed(s.checklistId)).map(({ removed }) => removed)).toEqual([true, false]);
    expect(await pieces(s.municipality.id)).toHaveLength(1);
  });

  it('is not taken off through another requirement or another checklist', async () => {
    const s = await situation();
    await file(s.spoc, s.address);
    const [first] = await placed(s.checklistId);
    const id = first?.id ?? 0;
    const second = await make.aChecklist(s.municipality);
    const elsewhere = [at(s.municipality, s.checklistId, 'GV.RM-03.1'), at(s.municipality, second)];
    for (const address of elsewhere) expect(await remove(s.spoc, address, id)).toEqual({ kind: 'not_found' });
    expect((await placed(s.checklistId)).map(({ removed }) => removed)).toEqual([false]);
  });
});

/** Every act on evidence, as somebody, at an address. */
async function everyAct(actor: Actor, address: ReturnType<typeof at>, piece: { id: number; evidence_id: number }) {
  return [
    await file(actor, address),
    await link(actor, address),
    await attach(actor, address, piece.evidence_id),
    await remove(actor, address, piece.id),
  ].map((outcome) => ('reason' in outcome ? outcome.reason : outcome.kind));
}

async function withPiece() {
  const s = await situation();
  await file(s.spoc, s.address);
  const [piece] = await placed(s.checklistId);
  if (!piece) throw new Error('no piece');
  return { ...s, piece };
}
const four = (what: string) => [what, what, what, what];

describe('changing evidence is for', () => {
  it('the DPO, the SPOC, and the contributor to whom the checklist was handed [ASVS 8.2.2]', async () => {
    const s = await withPiece();
    for (const actor of [s.dpo, s.spoc, s.contributor]) {
      expect(await everyAct(actor, s.address, s.piece), actor.name).toEqual(four('saved'));
    }
  });

  it('nobody who only reads, and not for a contributor to whom it was not handed', async () => {
    const s = await withPiece();
    const place = { municipalityId: s.municipality.id };
    const there = await make.aMunicipality(s.serviceId);
    const others: [Actor, string][] = [
      [await make.aPerson(s.serviceId, 'director', place), 'role'],
      [await make.aPerson(s.serviceId, 'auditor', place), 'role'],
      [await make.aPerson(s.serviceId, 'service_director'), 'role'],
      [await make.aPerson(s.serviceId, 'contributor', place), 'not_found'],
      [await make.aPerson(s.serviceId, 'admin'), 'not_found'],
      [await make.aPerson(s.serviceId, 'spoc', { municipalityId: there.id }), 'not_found'],
      [await make.aPerson(await make.aService(), 'dpo'), 'not_found'],
    ];
    for (const [actor, what] of others) {
      expect(await everyAct(actor, s.address, s.piece), actor.name).toEqual(four(what));
    }
    expect(await placed(s.checklistId)).toHaveLength(1);
    expect(await lines(s.serviceId)).toHaveLength(1);
  });

  it('a SPOC of one entity only where the checklist is about that entity', async () => {
    const s = await withPiece();
    const confined = { municipalityId: s.municipality.id, entityIds: [s.municipality.ocmw] };
    const spoc = await make.aPerson(s.serviceId, 'spoc', confined);
    expect(await link(spoc, s.address)).toEqual({ kind: 'saved' });
    await db.sql('delete from checklist_entity where checklist_id = $1 and entity_id = $2', [
      s.checklistId,
      s.municipality.ocmw,
    ]);
    expect(await everyAct(spoc, s.address, s.piece)).toEqual(four('not_found'));
  });

  it('a contributor, what was handed to that person: no other piece can be hung there', async () => {
    const s = await withPiece();
    const hidden = await make.aChecklist(s.municipality);
    await link(s.spoc, at(s.municipality, hidden), 'https://hidden.example');
    const [secret] = await placed(hidden);
    expect(await attach(s.contributor, s.address, secret?.evidence_id ?? 0)).toEqual({ kind: 'not_found' });
    expect(await attach(s.spoc, s.address, secret?.evidence_id ?? 0)).toEqual({ kind: 'saved' });
  });

  it('as long as the checklist is open or came back', async () => {
    const s = await withPiece();
    for (const phase of ['submitted', 'accepted']) {
      await setPhase(s.checklistId, phase);
      expect(await everyAct(s.spoc, s.address, s.piece), phase).toEqual(four('closed'));
    }
    expect(await lines(s.serviceId)).toHaveLength(1);
    await setPhase(s.checklistId, 'returned');
    expect(await everyAct(s.spoc, s.address, s.piece)).toEqual(four('saved'));
  });

  it('what the checklist asks: no other requirement, level or municipality in the address', async () => {
    const s = await withPiece();
    const t = await situation(s.serviceId);
    const essentialOnly = (
      await db.sql<{ code: string }>(
        `select code from framework_node where kind = 'requirement' and not ('basic' = any (levels))
         and framework_id = (select framework_id from checklist where id = $1) limit 1`,
        [s.checklistId],
      )
    )[0]?.code;
    expect(essentialOnly).toBeDefined();
    for (const address of [
      { ...s.address, code: essentialOnly ?? '' },
      { ...s.address, code: 'GV' },
      { ...s.address, code: 'x' },
      { ...s.address, slug: t.municipality.slug },
      { ...s.address, checklistId: t.checklistId },
    ]) {
      expect(await everyAct(s.dpo, address, s.piece), JSON.stringify(address)).toEqual(four('not_found'));
    }
  });

  it('pieces of the municipality itself: the DPO of both hangs no other there [ASVS 8.2.2]', async () => {
    const s = await withPiece();
    const t = await situation(s.serviceId);
    expect(await attach(s.dpo, t.address, s.piece.evidence_id)).toEqual({ kind: 'not_found' });
    expect(await attach(t.spoc, t.address, s.piece.evidence_id)).toEqual({ kind: 'not_found' });
    expect(await attach(s.dpo, s.address, 2_000_000_000)).toEqual({ kind: 'not_found' });
    expect(await placed(t.checklistId)).toEqual([]);
  });
});

describe('the page about evidence', () => {
  it('offers what does not stand there yet, and takes three queries however much there is', async () => {
    const s = await withPiece();
    const other = at(s.municipality, s.checklistId, 'GV.RM-03.1');
    for (let index = 0; index < 12; index += 1) await link(s.spoc, other, `https://a.example/${index}`);
    db.count();
    const page = await as(s.spoc, (tx) => viewEvidencePage(tx, s.address));
    const many = db.count();
    if (page.kind !== 'shown') throw new Error(page.kind);
    expect(page.view.lines).toMatchObject([{ title: 'beleid.pdf', by: s.spoc.name }]);
    expect(page.view.kept).toHaveLength(12);
    const t = await situation();
    db.count();
    await as(t.spoc, (tx) => viewEvidencePage(tx, t.address));
    expect(many).toBe(db.count());
  });

  it('offers a contributor only what was handed over', async () => {
    const s = await withPiece();
    const hidden = await make.aChecklist(s.municipality);
    await link(s.spoc, at(s.municipality, hidden), 'https://hidden.example');
    const other = at(s.municipality, s.checklistId, 'GV.RM-03.1');
    const page = await as(s.contributor, (tx) => viewEvidencePage(tx, other));
    expect(page.kind === 'shown' && page.view.kept.map(({ title }) => title)).toEqual(['beleid.pdf']);
  });

  it('offers nothing while the checklist is with the reviewer', async () => {
    const s = await withPiece();
    await setPhase(s.checklistId, 'submitted');
    const page = await as(s.spoc, (tx) => viewEvidencePage(tx, s.address));
    expect(page).toMatchObject({ kind: 'shown', view: { mayChange: false, closed: true, kept: [] } });
  });
});
