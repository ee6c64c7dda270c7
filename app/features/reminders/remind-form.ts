import { z } from 'zod';

const id = z
  .string()
  .regex(/^\d{1,9}$/, 'common.error.invalid')
  .transform(Number);

/** Of which checklists somebody is to be reminded now. */
export const remindForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  checklist: z.array(id).min(1, 'reminders.choose').max(2_000).default([]),
});

/** Which checklists an address of the page means: a campaign, municipalities, single checklists, or what they share. */
export interface RemindChoice {
  campaignId?: number;
  slugs?: string[];
  checklistIds?: number[];
}

/** Reads `?campaign=7&to=zandbeke&checklist=12`; what makes no sense narrows to nothing rather than to all. */
export function readChoice(search: URLSearchParams): RemindChoice {
  const campaign = search.get('campaign');
  const slugs = search.getAll('to').slice(0, 1_000);
  const checklists = search.getAll('checklist').slice(0, 2_000);
  return {
    ...(campaign === null ? {} : { campaignId: toId(campaign) }),
    ...(slugs.length === 0 ? {} : { slugs }),
    ...(checklists.length === 0 ? {} : { checklistIds: checklists.map(toId) }),
  };
}

function toId(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
