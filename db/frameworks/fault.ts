/** What can be wrong with a framework; each has its sentence in both languages of the product. */
const ENGLISH = {
  shape: '{field} {reason}',
  shape_type: '{field} {reason}',
  shape_unknown: '{field} {reason}',
  shape_short: '{field} {reason}',
  shape_long: '{field} {reason}',
  shape_value: '{field} must be one of {allowed}',
  level_twice: 'duplicate level',
  code_twice: 'duplicate code',
  code_shape: 'a code has letters, digits, dots and dashes, and that of a requirement at least one digit',
  parent_unknown: 'unknown parent {parent}',
  parent_kind: 'a {kind} cannot stand under {parent}',
  cut_off: 'does not follow its parent directly',
  order: 'must stand before {other}',
  empty: 'a {kind} without any requirement',
  twin_title: 'same {language} title as {other}',
  level_unknown: 'unknown level {level}',
  levels_from: 'levels must be {levels}, from {level} up',
  key_not_applied: 'key measure at {level}, where it does not apply',
  na_on_key: 'N/A allowed at {level}, where it is a key measure',
  na_not_applied: 'N/A allowed at {level}, where it does not apply',
  table_level: '{what} for an unknown level',
  table_compliance: 'a compliance scale has no {what}',
  table_absent: 'no {what} for this level',
  group_level: 'score groups for an unknown level',
  group_absent: 'no score group at {level}',
  group_category: 'score group for an unknown category at {level}',
  group_twice: 'twice in score group {group} at {level}',
  group_unknown: 'unknown requirement in score group {group} at {level}',
  group_not_applied: 'does not apply in score group {group} at {level}',
  group_elsewhere: 'belongs to another category than its score group',
  follow_unknown: 'follows on an unknown requirement {other}',
  follow_later: 'follows on {other}, which stands after it',
  follow_scale: 'a follow-up question needs a compliance scale',
  code_built_in: 'the code of a framework that comes with Waarborg',
} as const;

export type FaultKey = keyof typeof ENGLISH;
export const FAULT_KEYS = Object.keys(ENGLISH) as FaultKey[];

/** One fault, at the code (or level) that it is about. */
export interface Fault {
  at: string;
  key: FaultKey;
  values: Record<string, string>;
}

export function faultAt(at: string, key: FaultKey, values: Record<string, string> = {}): Fault {
  return { at, key, values };
}

/** The fault in one line of English: for logs and for whoever prepares a file that ships with the product. */
export function englishOf({ at, key, values }: Fault): string {
  const parent = values.parent === 'root' ? 'the root' : key === 'parent_kind' ? `a ${values.parent}` : values.parent;
  const sentence = ENGLISH[key].replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'parent' ? (parent ?? '') : (values[name] ?? ''),
  );
  return `${at}: ${sentence.trim()}`;
}
