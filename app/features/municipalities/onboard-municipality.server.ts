import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import { decideOnboarding } from '#app/domain/municipality.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { errorsOf, type FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { findOnboardingFacts } from '#db/queries/municipalities.server.ts';
import { insertFunction } from '#db/queries/people.server.ts';
import {
  insertCoverage,
  insertEntities,
  insertMunicipality,
  insertRegimes,
  lockService,
} from '#db/queries/world.server.ts';
import type { OnboardForm } from './onboard-form.ts';
import { type OnboardPlan, type PlannedContact, planFaults, planOnboarding } from './onboard-plan.ts';

export type OnboardOutcome =
  | { kind: 'onboarded'; slug: string }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: 'role' | 'scope' | 'not_handed_over' };

/** Lets contacts in; handed along by the route, as inviting is another feature's. */
export interface Contacts {
  /** Why somebody cannot be let in, before anything is written. */
  faults: (contact: PlannedContact) => Promise<MessageKey[]>;
  /** @returns the account's id. */
  invite: (contact: PlannedContact, municipality: { id: number; name: string }) => Promise<number>;
}

/**
 * Takes a municipality on: itself, its entities with coverage and regimes, its SPOC and director with their invitations.
 * All of it or nothing: everything that could refuse is asked before the first row is written, with other changes to the
 * service's world waiting. The same form sent again leads to the same municipality.
 */
export async function onboardMunicipality(tx: ActorTx, form: OnboardForm, contacts: Contacts): Promise<OnboardOutcome> {
  const verdict = can(tx.actor, 'municipality.onboard');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const before = await findReceipt(tx, form.form_key);
  if (typeof before?.result === 'string') return { kind: 'onboarded', slug: before.result };

  const plan = planOnboarding(form);
  const kbos = plan.entities.map((entity) => entity.kbo).filter(Boolean);
  const facts = await findOnboardingFacts(tx, { slug: plan.slug, nis: plan.nis, kbos });
  const faults = [...decideOnboarding(plan, facts), ...planFaults(plan)];
  const errors = errorsOf(faults, (problem) => `municipalities.problem.${problem}`);
  for (const contact of plan.contacts) {
    const refused = await contacts.faults(contact);
    if (refused.length > 0) errors[`${contact.role}_email`] = refused;
  }
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };

  await claimForm(tx, form.form_key, 'municipality.onboarded');
  const id = await insertMunicipality(tx, plan);
  const world = await writeEntities(tx, id, plan);
  const { name, slug, nis, province } = plan;
  const first: JournalEntry = {
    event: 'municipality.onboarded',
    municipalityId: id,
    objectType: 'municipality',
    objectId: id,
    after: { name, slug, nis, province },
  };
  await recordAll(tx, verdict.as, [first, ...world]);
  await recordAll(tx, verdict.as, await writeContacts(tx, id, plan, contacts));
  await settleForm(tx, form.form_key, slug);
  return { kind: 'onboarded', slug };
}

async function writeEntities(tx: ActorTx, municipalityId: number, plan: OnboardPlan): Promise<JournalEntry[]> {
  const today = localDate(tx.now);
  const ids = await insertEntities(tx, municipalityId, plan.entities);
  const planned = plan.entities.map((entity, index) => ({ ...entity, id: ids[index] ?? 0 }));
  const coverage = await insertCoverage(
    tx,
    municipalityId,
    planned.map(({ id, fromOn, untilOn }) => ({ entityId: id, fromOn, untilOn, note: '' })),
  );
  // A regime is known from the day of coverage, but never from a day to come: until then today's row must count.
  const rows = planned.flatMap((entity) =>
    entity.regimes.map((choice) => ({
      entityId: entity.id,
      code: choice.code,
      applicability: choice.applicability,
      level: choice.level || null,
      reason: choice.reason,
      fromOn: earliest(entity.fromOn, today),
    })),
  );
  const regimes = await insertRegimes(tx, municipalityId, rows);
  return planned.flatMap(({ id, kind, name, kbo, ovo, fromOn, untilOn }, index): JournalEntry[] => [
    { event: 'entity.added', municipalityId, objectType: 'entity', objectId: id, after: { kind, name, kbo, ovo } },
    {
      event: 'coverage.started',
      municipalityId,
      objectType: 'coverage',
      objectId: coverage[index] ?? 0,
      after: { entity: name, fromOn, untilOn },
    },
    ...rows
      .filter((row) => row.entityId === id)
      .map(
        ({ entityId, ...row }): JournalEntry => ({
          event: 'regime.set',
          municipalityId,
          objectType: 'regime',
          objectId: regimes.find((made) => made.entityId === entityId && made.code === row.code)?.id ?? 0,
          after: { entity: name, ...row },
        }),
      ),
  ]);
}

async function writeContacts(
  tx: ActorTx,
  municipalityId: number,
  plan: OnboardPlan,
  contacts: Contacts,
): Promise<JournalEntry[]> {
  const lines: JournalEntry[] = [];
  const fromOn = localDate(tx.now);
  for (const contact of plan.contacts) {
    const accountId = await contacts.invite(contact, { id: municipalityId, name: plan.name });
    const { name, email, role } = contact;
    const facts = { name, email, phone: '', function: role, fromOn, untilOn: null };
    const id = await insertFunction(tx, { ...facts, municipalityId, accountId });
    lines.push({ event: 'person.changed', municipalityId, objectType: 'person', objectId: id, after: facts });
  }
  return lines;
}

/** Days compare as text. */
function earliest(...days: [string, ...string[]]): string {
  return days.toSorted()[0] ?? days[0];
}
