import { randomUUID } from 'node:crypto';
import { localDate } from '#app/domain/dates.ts';
import { type Due, dueIn } from '#app/domain/progress.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listNamesOf, listReminderFacts } from '#db/queries/reminders.server.ts';
import type { RemindChoice } from './remind-form.ts';
import { type Reminding, sortOut } from './remind-now.server.ts';

/** Whom a reminder would reach, before it is sent. */
export interface RemindingView {
  formKey: string;
  people: {
    id: number;
    name: string;
    checklists: {
      id: number;
      slug: string;
      municipality: string;
      title: string;
      due: Due;
      dueOn: string;
      open: number;
    }[];
  }[];
  skipped: Reminding['skipped'];
  /** Chosen municipalities in which nothing waits. */
  nothing: string[];
}

/**
 * Who would be mailed and of what, and who not and why. Of whole municipalities only what is not handed in counts; of a
 * campaign, or of single checklists, the others are named as done. At most two queries.
 */
export async function viewReminding(tx: ActorTx, choice: RemindChoice): Promise<RemindingView> {
  const today = localDate(tx.now);
  const openOnly = choice.campaignId === undefined && choice.checklistIds === undefined;
  const facts = await listReminderFacts(tx, { ...choice, openOnly });
  const { groups, skipped } = sortOut(facts, today);
  const found = new Set(facts.map(({ slug }) => slug));
  const missing = (choice.slugs ?? []).filter((slug) => !found.has(slug));
  const nothing = missing.length === 0 ? [] : (await listNamesOf(tx, missing)).map(({ name }) => name);
  const people = groups.map((lines) => ({
    id: lines[0].recipientId ?? 0,
    name: lines[0].recipient ?? '',
    checklists: lines.map(({ checklistId, slug, municipality, title, dueOn, open }) => ({
      id: checklistId,
      slug,
      municipality,
      title,
      due: dueIn(dueOn, today),
      dueOn,
      open,
    })),
  }));
  return { formKey: randomUUID(), people, skipped, nothing };
}
