import { IMPORT_SHEETS } from './import-columns.ts';
import { decideCoverage } from './import-coverage.ts';
import { decidePeople } from './import-people.ts';
import { type ImportPlan, newDraft, type RowFate, settle } from './import-plan.ts';
import { decideRegimes } from './import-regimes.ts';
import type { ImportFault, ImportRows } from './import-rows.ts';
import type { ImportWorld } from './import-world.ts';

/** What would become of a file: every row with its fate, all that is wrong, and what would be written if nothing is. */
export interface ImportDecision {
  rows: RowFate[];
  faults: ImportFault[];
  plan: ImportPlan;
}

/**
 * Decides every row of an import against what the service keeps, by the rules of doing it by hand. Pure: the same rows
 * and the same world give the same decision, so that a preview can be compared with what is decided at the writing.
 */
export function decideImport(read: ImportRows, world: ImportWorld): ImportDecision {
  const draft = newDraft(world, read);
  decideCoverage(draft, read.municipalities);
  decideRegimes(draft, read.regimes);
  decidePeople(draft, read.people);
  for (const example of read.examples) settle(draft, example, [{ fate: 'example', what: 'example' }]);
  const order = (sheet: RowFate['sheet']) => IMPORT_SHEETS.indexOf(sheet);
  const rows = draft.rows.toSorted((a, b) => order(a.sheet) - order(b.sheet) || a.row - b.row);
  return { rows, faults: draft.faults, plan: draft.plan };
}

/** Whether a plan writes anything at all. */
export function isEmptyPlan(plan: ImportPlan): boolean {
  return Object.values(plan).every((part) => part.length === 0);
}
