// Reads a report of Vitest and prints "passed failed". A run that ended badly without a failed test counts as one failure,
// and so does each skipped test: in CI nothing may be skipped.
import { readFileSync } from 'node:fs';

const [path, status] = process.argv.slice(2);
const report = JSON.parse(readFileSync(path, 'utf8'));
const skipped = report.numPendingTests + report.numTodoTests;
let failed = report.numFailedTests + skipped;
if (failed === 0 && (status !== '0' || !report.success || report.numPassedTests === 0)) failed = 1;
if (skipped > 0) console.error(`${skipped} skipped`);
console.log(`${report.numPassedTests} ${failed}`);
