import type { MailKind, MailParams } from '#app/domain/mail.ts';
import type { Book } from './book.server.ts';
import type { CampaignPlan } from './campaigns.ts';
import type { Written, WrittenStep } from './draft.ts';
import type { Staff } from './people.ts';
import type { Tenant } from './world.ts';

/** Mails of the last weeks are kept; older ones were swept away. */
const KEPT_DAYS = 30;

interface Letter<Kind extends MailKind> {
  kind: Kind;
  params: MailParams[Kind];
  accountId: number;
  key: string;
  at: Date;
}

/** One mail per hand-over of the last weeks, as the verbs would have written them; without a mail server they wait. */
export function writeMails(book: Book, tenant: Tenant, staff: Staff, checklists: readonly Written[], now: Date): void {
  const since = now.getTime() - KEPT_DAYS * 86_400_000;
  for (const written of checklists) {
    for (const step of written.steps) {
      if (step.at.getTime() >= since) writeStepMail(book, tenant, staff, written, step);
    }
  }
}

function writeStepMail(book: Book, tenant: Tenant, staff: Staff, { draft }: Written, step: WrittenStep): void {
  const { place, plan, id } = draft;
  const named = { municipality: place.name, title: plan.title, path: `/m/${place.slug}/checklists/${id}` };
  const dueOn = plan.calendar.day(plan.dueAgo);
  const spocId = place.spocId ?? staff.dpoId;
  const spoc = book.nameOf(spocId);
  const key = `checklist_${step.kind}:${id}:${step.id}`;
  const put = <Kind extends MailKind>(letter: Letter<Kind>) => writeLetter(book, tenant.id, letter);
  const at = step.at;
  if (step.kind === 'submitted') {
    put({ kind: 'checklist_submitted', params: { ...named, by: spoc }, accountId: draft.reviewerId, key, at });
  }
  if (step.kind === 'returned')
    put({ kind: 'checklist_returned', params: { ...named, dueOn }, accountId: spocId, key, at });
  if (step.kind === 'accepted') put({ kind: 'checklist_accepted', params: named, accountId: spocId, key, at });
  if (step.kind === 'reassigned') {
    put({ kind: 'checklist_handed_over', params: { ...named, by: spoc, dueOn }, accountId: draft.authorId, key, at });
  }
}

/** One mail per person and launch, however many checklists it holds. */
export function writeLaunchMails(
  book: Book,
  tenant: Tenant,
  plan: CampaignPlan,
  campaignId: number,
  checklists: readonly Written[],
): void {
  if (plan.launchedAgo > KEPT_DAYS * 2) return;
  for (const accountId of new Set(checklists.map(({ draft }) => draft.place.spocId ?? draft.authorId))) {
    const own = checklists.filter(({ draft }) => (draft.place.spocId ?? draft.authorId) === accountId);
    writeLetter(book, tenant.id, {
      kind: 'checklists_launched',
      params: {
        service: tenant.name,
        dueOn: plan.calendar.day(plan.dueAgo),
        checklists: own.map(({ draft: { place, id } }) => ({
          municipality: place.name,
          title: plan.title,
          path: `/m/${place.slug}/checklists/${id}`,
        })),
      },
      accountId,
      key: `checklists_launched:${campaignId}:${accountId}`,
      at: plan.calendar.at(plan.launchedAgo),
    });
  }
}

function writeLetter<Kind extends MailKind>(book: Book, serviceId: number, letter: Letter<Kind>): void {
  book.add('outbox', {
    service_id: serviceId,
    account_id: letter.accountId,
    kind: letter.kind,
    params: letter.params,
    key: letter.key,
    created_at: letter.at,
    next_attempt_at: letter.at,
  });
}
