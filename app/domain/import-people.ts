import { placeOf } from './import-coverage.ts';
import { type DraftPlace, type ImportDraft, type ImportNote, refuse, settle } from './import-plan.ts';
import { isTaken } from './import-regimes.ts';
import type { PersonRow } from './import-rows.ts';
import { roleOf, SINGLE_FUNCTIONS } from './import-values.ts';
import type { KnownFunction } from './import-world.ts';
import { isKeptOut, membershipFaults } from './membership.ts';
import { slugOf } from './municipality.ts';

const SHEET = 'people';

/** Decides the rows that say who does what, and who is let in. */
export function decidePeople(draft: ImportDraft, rows: readonly PersonRow[]): void {
  const seen = new Map<string, PersonRow>();
  const named = new Map<string, PersonRow>();
  for (const row of rows) {
    const place = placeOf(draft, SHEET, row);
    if (!place) continue;
    const at = { sheet: SHEET, row: row.row, municipality: place.name } as const;
    if (place.known?.endedOn) {
      settle(draft, at, [{ fate: 'conflict', what: 'ended', present: place.known.endedOn }]);
      continue;
    }
    if (!isTaken(draft, SHEET, place, row)) continue;
    const before = draft.faults.length;
    compareRows(draft, place, row, seen, named);
    lookAtInvitation(draft, row);
    if (draft.faults.length > before) continue;
    const notes = [giveFunction(draft, place, row)];
    if (row.invite && notes[0]?.fate !== 'conflict') notes.push(letIn(draft, place, row));
    settle(draft, at, notes);
  }
}

/** The same person twice, two people for what one person does, one address for two names: mistakes in a file. */
function compareRows(
  draft: ImportDraft,
  place: DraftPlace,
  row: PersonRow,
  seen: Map<string, PersonRow>,
  named: Map<string, PersonRow>,
): void {
  const cell = { sheet: SHEET, row: row.row } as const;
  const single = SINGLE_FUNCTIONS.includes(row.function);
  const key = `${place.slug} ${row.function} ${single ? '' : row.email || slugOf(row.name)}`;
  const twice = seen.get(key);
  if (twice) {
    const why = isSame(twice, row) ? 'row_twice' : 'function_twice';
    refuse(draft, { ...cell, column: 'function', value: row.name }, why, String(twice.row));
  } else seen.set(key, row);
  const other = row.email ? named.get(row.email) : undefined;
  if (other && (other.name !== row.name || other.language !== row.language))
    refuse(draft, { ...cell, column: 'email', value: row.email }, 'two_names', String(other.row));
  else named.set(row.email, row);
}

function lookAtInvitation(draft: ImportDraft, row: PersonRow): void {
  if (!row.invite) return;
  const cell = { sheet: SHEET, row: row.row } as const;
  const invite = { ...cell, column: 'invite', value: row.name } as const;
  if (row.email === '') refuse(draft, invite, 'invite_needs_email');
  if (roleOf(row.function) === null) refuse(draft, invite, 'invite_dpo');
  if (isKeptOut(draft.people.get(row.email)?.present ?? []))
    refuse(draft, { ...cell, column: 'email', value: row.email }, 'person_suspended');
}

function giveFunction(draft: ImportDraft, place: DraftPlace, row: PersonRow): ImportNote {
  const { function: function_, name, email, phone } = row;
  const note = (fate: ImportNote['fate'], what: ImportNote['what'], present?: string): ImportNote => ({
    fate,
    what,
    function: function_,
    name,
    ...(present === undefined ? {} : { present }),
  });
  const here = draft.world.functions.filter(
    (one) => one.municipalityId === place.known?.id && one.function === function_,
  );
  const person = here.find((one) => isSame(one, row));
  if (person) {
    const told = [person.name, person.email, person.phone].filter(Boolean).join(', ');
    const agrees =
      person.name === name && (!email || person.email.toLowerCase() === email) && (!phone || person.phone === phone);
    return agrees ? note('same', 'function_same') : note('conflict', 'person_conflict', told);
  }
  const [other] = here;
  if (other && SINGLE_FUNCTIONS.includes(function_)) return note('conflict', 'function_conflict', other.name);
  draft.plan.functions.push({ slug: place.slug, function: function_, name, email, phone });
  return note('added', 'function_added');
}

/** Lets somebody in, unless the role is there already: then there is nothing to mail. */
function letIn(draft: ImportDraft, place: DraftPlace, row: PersonRow): ImportNote {
  const { function: function_, name, email, language } = row;
  const role = roleOf(function_) ?? 'contributor';
  const wanted = {
    role,
    municipalityId: place.known?.id ?? 0,
    entityIds: [],
    fromOn: draft.world.today,
    untilOn: null,
  };
  const present = draft.people.get(email)?.present ?? [];
  if (membershipFaults(wanted, { entityIds: [], present }).length > 0)
    return { fate: 'same', what: 'has_access', function: function_ };
  draft.plan.invitations.push({ slug: place.slug, role, name, email, language });
  return { fate: 'added', what: 'invited', function: function_ };
}

/** By address where both have one, by name otherwise. */
function isSame(one: Pick<KnownFunction, 'name' | 'email'>, other: Pick<KnownFunction, 'name' | 'email'>): boolean {
  if (one.email && other.email) return one.email.toLowerCase() === other.email.toLowerCase();
  return slugOf(one.name) === slugOf(other.name);
}
