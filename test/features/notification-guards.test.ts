import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prepareForm } from '#app/features/breaches/notification-forms.ts';
import { handlePreparation } from '#app/features/breaches/record-notification.server.ts';
import { viewFacts } from '#app/features/breaches/view-facts.server.ts';
import { viewPreparation } from '#app/features/breaches/view-notifications.server.ts';
import { type BreachSituation, breaching, hours, typed } from '#test/support/breaching.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, acts } = breaching(db);

async function prepared(s: BreachSituation, to: string, stage: string) {
  const address = { slug: s.place.slug, number: s.gemeente };
  const view = await as(s.dpo, (tx) => viewPreparation(tx, address, new URLSearchParams({ to, stage })), hours(5));
  if (!view) throw new Error('nothing to prepare');
  return view.prepared;
}

/** Records it as it would leave now, with all that is empty. */
async function send(s: BreachSituation, to: string, stage: string, at: Date, reference = '') {
  const form = prepareForm.parse({
    ...{ intent: 'record', form_key: randomUUID(), to, stage, seen: (await prepared(s, to, stage)).seen },
    ...{ sent: typed(at), way: 'mail', sent_by: 'Els', reference, incomplete_reason: 'Nog niet geweten' },
  });
  const address = { slug: s.place.slug, number: s.gemeente };
  const outcome = await as(s.spoc, (tx) => handlePreparation(tx, address, form), hours(5));
  if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  const [row] = await db.sql<{ snapshot: Record<string, unknown> }>(
    'select snapshot from breach_notification where id = $1',
    [outcome.id],
  );
  return row?.snapshot ?? {};
}

describe('an answer behind a question that hides it', () => {
  it('is in no notification, and is asked for by none, until the question shows it again', async () => {
    const s = await situation();
    const step = (involved: string, version: number) =>
      acts.facts(s, s.spoc, 'parties', {
        version,
        other_parties_involved: involved,
        other_party_name: 'Leverancier A',
      });
    const missing = async () => {
      const address = { slug: s.place.slug, number: s.gemeente };
      const view = await as(s.spoc, (tx) => viewFacts(tx, address, 'parties'));
      return view?.gauges.initial.missing.map(({ key }) => key) ?? [];
    };
    expect(await step('yes', 0)).toMatchObject({ kind: 'saved' });
    expect((await prepared(s, 'GBA', 'initial')).values).toMatchObject({ other_party_name: 'Leverancier A' });
    expect(await missing()).toContain('other_party_role');
    expect(await step('no', 1)).toMatchObject({ kind: 'saved' });
    expect(await missing()).not.toContain('other_party_role');
    expect((await prepared(s, 'GBA', 'initial')).missing.map(({ key }) => key)).not.toContain('other_party_role');
    const sent = await send(s, 'GBA', 'initial', hours(1));
    expect(sent).toMatchObject({ other_parties_involved: 'no' });
    expect(Object.keys(sent).filter((key) => key.startsWith('other_party'))).toEqual([]);
    expect(await step('yes', 2)).toMatchObject({ kind: 'saved' });
    expect((await prepared(s, 'GBA', 'additional')).values).toMatchObject({ other_party_name: 'Leverancier A' });
  });
});

describe('a notification to one authority of several', () => {
  it('follows on what that one had, with the reference that it gave', async () => {
    const s = await situation();
    const both = { intent: 'authorities', authorities: ['GBA', 'VTC'], why: 'Vlaamse dienst' };
    expect(await acts.overview(s, s.dpo, both)).toEqual({ kind: 'saved' });
    await send(s, 'GBA', 'initial', hours(1), 'GBA-1');
    const first = await send(s, 'VTC', 'initial', hours(2), 'VTC-1');
    expect(first).toMatchObject({ notification_type: 'new' });
    expect(first).not.toHaveProperty('previous_breach_id');
    const second = await send(s, 'GBA', 'additional', hours(3));
    expect(second).toMatchObject({ notification_type: 'follow_up', previous_breach_id: 'GBA-1' });
  });
});
