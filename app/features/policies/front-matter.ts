import { z } from 'zod';
import type { Fault } from './policy-fault.ts';

const line = (most: number) => z.string().trim().min(1).max(most);

/** What the head of a document says about it. Numbers and dates stand in quotes, or YAML makes something else of them. */
const frontMatter = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: line(120),
  version: z.string().regex(/^\d+\.\d+$/),
  date: z.iso.date(),
  owner: line(120),
  audience: line(300),
  summary: line(300),
  /** Codes of the requirements in CyFun 2025 that the document helps to meet. */
  requirements: z.array(z.string().regex(/^[A-Z]{2}\.[A-Z]{2}-\d{2}\.\d{1,2}$/)).min(1),
});

/** The facts of a policy document; `date` is the day of this version. */
export type PolicyFacts = z.infer<typeof frontMatter>;

/**
 * The facts in a document's head, checked.
 * @param source the whole document, in which a fault's line is found.
 */
export function checkFrontMatter(
  head: unknown,
  source: string,
): { ok: true; facts: PolicyFacts } | { ok: false; faults: Fault[] } {
  const read = frontMatter.safeParse(head);
  if (read.success) return { ok: true, facts: read.data };
  const faults = read.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
    return keys.map((key) => ({ line: lineOf(key, source), text: `front matter: ${key}: ${issue.message}`.trim() }));
  });
  return { ok: false, faults };
}

/** The line of a key in the head; a key that is missing is a fault of the head's first line. */
function lineOf(key: string, source: string): number {
  const at = key === '' ? -1 : source.split(/\r?\n/).findIndex((text) => text.startsWith(`${key}:`));
  return Math.max(at, 0) + 1;
}
