import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ImportPlan } from '#app/domain/import-plan.ts';
import type { KnownEntity, KnownMunicipality } from '#app/domain/import-world.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { lockService } from '#db/queries/world.server.ts';
import type { ImportForm } from './import-form.ts';
import type { ImportReply, ImportResult } from './import-reply.ts';
import { judgeImport, markOf, previewOf, wrongReply } from './preview-import.server.ts';
import { writeFunctions, writePlaces } from './write-import.server.ts';

export type ImportOutcome =
  | { kind: 'imported' }
  | { kind: 'refusal'; reason: RefusalReason }
  | { kind: 'said'; reply: ImportReply };

/** Lets people in; handed along by the route, as inviting is another feature's. @returns the account of each address. */
export type InviteAll = (
  people: readonly (Omit<ImportPlan['invitations'][number], 'slug'> & { municipality: { id: number; name: string } })[],
) => Promise<ReadonlyMap<string, number>>;

/**
 * Writes what a preview showed, all of it or nothing, in a number of statements that does not depend on the rows. The
 * rows are judged again with other changes to the service's world waiting; when they come to something else than was
 * shown, nothing is written and that is shown instead. The same form sent again leads to the same result.
 */
export async function confirmImport(tx: ActorTx, form: ImportForm, inviteAll: InviteAll): Promise<ImportOutcome> {
  const verdict = can(tx.actor, 'municipality.onboard');
  if (!verdict.allowed) return { kind: 'refusal', reason: verdict.reason };
  await lockService(tx);
  const before = await findReceipt(tx, form.form_key);
  if (before) return { kind: 'imported' };

  const { read, decision, known, world } = await judgeImport(tx, form.sheets);
  if (decision.faults.length > 0) return { kind: 'said', reply: wrongReply(read, decision) };
  if (markOf(decision.rows) !== form.shown)
    return { kind: 'said', reply: { kind: 'stale', ...previewOf(form.sheets, decision, form.form_key) } };

  await claimForm(tx, form.form_key, 'municipalities.imported');
  const { plan } = decision;
  const places = await writePlaces(tx, plan, idsOf(known, world.entities));
  await recordAll(tx, verdict.as, places.lines);
  const invited = plan.invitations.map(({ slug, ...person }) => ({
    ...person,
    municipality: places.municipality(slug),
  }));
  const accounts = await inviteAll(invited);
  const linked = new Map([...world.people.map((one) => [one.email, one.accountId] as const), ...accounts]);
  await recordAll(tx, verdict.as, await writeFunctions(tx, plan, places.municipality, linked));
  const conflicts = decision.rows.filter((row) => row.fate === 'conflict').length;
  await settleForm(tx, form.form_key, resultOf(plan, accounts.size, conflicts));
  return { kind: 'imported' };
}

function idsOf(known: readonly KnownMunicipality[], entities: readonly KnownEntity[]) {
  const slugs = new Map(known.map((one) => [one.id, one.slug]));
  return {
    municipalities: new Map(known.map(({ slug, id, name }) => [slug, { id, name }])),
    // The first of a kind, as the decision reads them.
    entities: new Map(
      entities
        .toReversed()
        .map(({ id, name, kind, municipalityId }) => [`${slugs.get(municipalityId)} ${kind}`, { id, name }]),
    ),
  };
}

function resultOf(plan: ImportPlan, invited: number, conflicts: number): ImportResult {
  const { municipalities, entities, coverage, regimes, functions } = plan;
  return {
    counts: {
      municipalities: municipalities.length,
      entities: entities.length,
      coverage: coverage.length,
      regimes: regimes.length,
      functions: functions.length,
    },
    invited,
    roles: plan.invitations.length,
    conflicts,
    taken: municipalities.map(({ slug, name }) => ({ slug, name })),
  };
}

/** What an import of the actor's led to; null when it is another's, or long ago. */
export async function findImportResult(tx: ActorTx, formKey: string): Promise<ImportResult | null> {
  const receipt = await findReceipt(tx, formKey);
  const result = receipt?.result;
  return result && typeof result === 'object' && 'taken' in result ? (result as ImportResult) : null;
}
