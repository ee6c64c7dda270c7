import type { Actor, Membership } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { launchCampaign } from '#app/features/campaigns/launch-campaign.server.ts';
import { launchForm } from '#app/features/campaigns/launch-form.ts';
import { answerMany } from '#app/features/checklists/answer-many.server.ts';
import { confirmUnchanged } from '#app/features/checklists/confirm-unchanged.server.ts';
import { handOverForm } from '#app/features/checklists/hand-over-form.ts';
import { handOverQuestions } from '#app/features/checklists/hand-over-questions.server.ts';
import { addComment } from '#app/features/comments/add-comment.server.ts';
import { editDraft } from '#app/features/frameworks/edit-draft.server.ts';
import { keepImport } from '#app/features/frameworks/import-framework.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import type { Opened } from '#db/open.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { listGrid } from '#db/queries/grid.server.ts';
import { listMessageTargets } from '#db/queries/messages.server.ts';
import { listPrevious } from '#db/queries/previous.server.ts';
import { OWN_FRAMEWORK } from '#db/seed/own-framework.ts';
import { paths } from '../paths.ts';
import { eventOfDemo } from './demo-event-acts.server.ts';
import { evidenceOfDemo } from './demo-evidence-acts.server.ts';
import { nis2OfDemo } from './demo-nis2-acts.server.ts';
import { reviewDemo } from './demo-review-acts.server.ts';

const DAY = 86_400_000;
const SLUG = 'zandbeke';

/**
 * What people of the demo did by hand, through the verbs themselves: an own framework that was published and launched,
 * last year's answers that were confirmed, and questions handed to a contributor with what was said about one.
 */
export async function actDemo(opened: Pick<Opened, 'database' | 'asOwner'>, now: Date): Promise<void> {
  const person = (email: string) => actorOf(opened, email);
  const [dpo, spoc, contributor] = await Promise.all([
    person('dpo@demo.example'),
    person(`spoc.${SLUG}@demo.example`),
    person(`contributor.${SLUG}@demo.example`),
  ]);
  const as: As = (actor, act) => withActor(opened.database, actor, now, act);
  await launchOwn(opened, as, { dpo, spoc }, now);
  await handAndTalk(opened, as, { spoc, contributor }, now);
  const checklistId = await checklistOf(opened, 'cyfun2025');
  const codes = await as(dpo, async (tx) => {
    const checklist = await findChecklist(tx, SLUG, checklistId);
    return checklist ? (await listGrid(tx, checklist, 'nl')).slice(0, 4).map((line) => line.code) : [];
  });
  const slugs = await as(dpo, async (tx) => (await listMessageTargets(tx)).slice(0, 6).map((each) => each.slug));
  const incident = await nis2OfDemo(as, dpo, SLUG, now);
  await evidenceOfDemo(as, spoc, { slug: SLUG, number: incident }, now);
  await eventOfDemo(as, dpo, await coveredPlaces(opened, dpo.serviceId, 6));
  await reviewDemo(as, { dpo, spoc }, { slug: SLUG, checklistId, codes, slugs: [...new Set([SLUG, ...slugs])] });
}

type As = <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => Promise<T>;

async function actorOf({ asOwner }: Pick<Opened, 'asOwner'>, email: string): Promise<Actor> {
  return asOwner(async (client) => {
    const found = await client.query<Omit<Actor, 'memberships'> & { memberships: Membership[] }>(
      `select a.id as "accountId", a.name, a.email, a.language, min(m.service_id) as "serviceId",
         json_agg(json_build_object('id', m.id, 'role', m.role, 'municipalityId', m.municipality_id,
           'entityIds', '[]'::json)) as memberships
       from account a join membership m on m.account_id = a.id where a.email = $1 group by a.id`,
      [email],
    );
    const actor = found.rows[0];
    if (!actor) throw new Error(`The demo has nobody with the address ${email}.`);
    return actor;
  });
}

/** The first municipalities of a service that are covered today. */
function coveredPlaces({ asOwner }: Pick<Opened, 'asOwner'>, serviceId: number, count: number): Promise<number[]> {
  return asOwner(async (client) => {
    const rows = await client.query<{ id: number }>(
      `select m.id from municipality m where m.service_id = $1 and exists (select 1 from coverage c
         where c.municipality_id = m.id and c.until_on is null) order by m.id limit $2`,
      [serviceId, count],
    );
    return rows.rows.map((row) => row.id);
  });
}

async function launchOwn(
  opened: Pick<Opened, 'asOwner'>,
  as: As,
  { dpo, spoc }: Record<'dpo' | 'spoc', Actor>,
  now: Date,
) {
  const kept = await as(dpo, (tx) => keepImport(tx, JSON.stringify(OWN_FRAMEWORK), null));
  const draft = expected(kept, 'kept').id;
  const done = await as(dpo, (tx) => editDraft(tx, draft, { intent: 'publish', version: 1 }));
  const places = await coveredPlaces(opened, dpo.serviceId, 4);
  const form = launchForm.parse({
    intent: 'launch',
    form_key: crypto.randomUUID(),
    framework_level: `${expected(done, 'published').id}:all`,
    title: OWN_FRAMEWORK.title.nl,
    due_on: localDate(new Date(now.getTime() + 45 * DAY)),
    instructions: 'Acht korte vragen. Sommige verschijnen pas na een antwoord.',
    as_pair: 'pair',
    municipality: places.map(String),
    assignee: [`${places[0]}:${spoc.accountId}`],
  });
  expected(await as(dpo, (tx) => launchCampaign(tx, form, paths.checklist)), 'launched');
  const checklistId = await checklistOf(opened, OWN_FRAMEWORK.code);
  const rows = [
    { code: 'W.1', version: 0, cells: { choice: 'yes', explanation: 'In de bibliotheek en aan het onthaal.' } },
    {
      code: 'C.1',
      version: 0,
      cells: { choice: 'no', explanation: 'De laatste camera is in het voorjaar weggehaald.' },
    },
  ];
  await as(spoc, (tx) => answerMany(tx, { slug: SLUG, checklistId }, { rows, together: true, final: true }));
}

async function handAndTalk(
  opened: Pick<Opened, 'asOwner'>,
  as: As,
  { spoc, contributor }: Record<'spoc' | 'contributor', Actor>,
  now: Date,
) {
  const checklistId = await checklistOf(opened, 'cyfun2025');
  const place = { slug: SLUG, checklistId, path: paths.checklist(SLUG, checklistId) };
  const open = await as(spoc, async (tx) => {
    const checklist = await findChecklist(tx, SLUG, checklistId);
    if (!checklist) throw new Error('The demo has no open checklist of CyFun 2025.');
    const previous = (await listPrevious(tx, checklist)).filter((line) => line.fault === null && !line.confirmed);
    const unanswered = (await listGrid(tx, checklist, 'nl')).filter((line) => line.version === null);
    return { previous: previous.slice(0, 6), codes: unanswered.slice(-4).map((line) => line.code) };
  });
  const seen = open.previous.map(({ code, answer }) => ({ code, version: answer.version }));
  await as(spoc, (tx) => confirmUnchanged(tx, { slug: SLUG, checklistId }, seen, { carryEvidence: true }));
  const given = handOverForm.parse({
    intent: 'give',
    form_key: crypto.randomUUID(),
    to: String(contributor.accountId),
    codes: open.codes,
    message: 'Jij kent de loods beter dan ik. Kun je deze vier invullen? Schrijf gerust op wat je niet weet.',
    due_on: localDate(new Date(now.getTime() + 10 * DAY)),
  });
  expected(await as(spoc, (tx) => handOverQuestions(tx, place, given)), 'handed');
  const [code = ''] = open.codes;
  const says = (actor: Actor, text: string, mention: readonly number[]) =>
    as(actor, (tx) =>
      addComment(
        tx,
        { ...place, code, path: paths.requirement(SLUG, checklistId, code) },
        {
          form_key: crypto.randomUUID(),
          text,
          mention,
        },
      ),
    );
  await says(spoc, 'Vorig jaar stond dit nog bij ICT. Doet de leverancier dit nu voor de loods?', [
    contributor.accountId,
  ]);
  await says(contributor, 'Ja, sinds maart. Ik vraag het contract op en vul het dan in.', [spoc.accountId]);
}

/** The checklist of a framework that is open in the municipality of the demo's SPOC, the newest. */
async function checklistOf({ asOwner }: Pick<Opened, 'asOwner'>, framework: string): Promise<number> {
  return asOwner(async (client) => {
    const found = await client.query<{ id: number }>(
      `select c.id from checklist c join municipality m on m.id = c.municipality_id
       join framework f on f.id = c.framework_id where m.slug = $1 and f.code = $2 and c.phase = 'open'
       order by c.id desc limit 1`,
      [SLUG, framework],
    );
    return found.rows[0]?.id ?? 0;
  });
}

/** What a verb did, which in the demo must have gone well. */
function expected<T extends { kind: string }, K extends T['kind']>(outcome: T, kind: K): Extract<T, { kind: K }> {
  if (outcome.kind !== kind) throw new Error(`The demo expected ${kind}: ${JSON.stringify(outcome)}`);
  return outcome as Extract<T, { kind: K }>;
}
