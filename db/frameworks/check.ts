import { z } from 'zod';
import { ruleFaults } from './check-rules.ts';
import type { FrameworkFile, FrameworkNode } from './format.ts';

export type FrameworkCheck = { ok: true; framework: FrameworkFile } | { ok: false; faults: string[] };

/**
 * Reads a framework file from outside the program and names everything that is wrong with it, so that a person who
 * prepares one can put it right in a single round. Nodes are read one by one: a fault in one does not hide the next.
 */
export function checkFramework(data: unknown): FrameworkCheck {
  const header = headerSchema.safeParse(data);
  if (!header.success) return { ok: false, faults: [...described(header.error, 'framework'), ...nodeFaultsOf(data)] };
  const { nodes, faults } = readNodes(header.data.nodes);
  const framework: FrameworkFile = { ...header.data, nodes };
  faults.push(...ruleFaults(framework));
  return faults.length === 0 ? { ok: true, framework } : { ok: false, faults };
}

const text = z.string().trim().min(1);
const bilingual = z.strictObject({ nl: text, en: text });
const groups = z.array(z.array(text).min(1)).min(1);
const score = z.number().min(1).max(5);

const headerSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9_]+$/),
  edition: text,
  title: bilingual,
  owner: text,
  source_note: text,
  verified: z.boolean(),
  scale: z.enum(['maturity', 'compliance']),
  levels: z.array(z.strictObject({ code: text, title: bilingual })).min(1),
  thresholds: z
    .record(text, z.strictObject({ key_measure: score, category: score.nullable(), total: score }))
    .nullable(),
  not_applicable: z.record(text, z.strictObject({ max: z.int().min(0), value: score })).nullable(),
  score_groups: z.record(text, z.record(text, z.strictObject({ doc: groups, impl: groups }))).nullable(),
  nodes: z.array(z.unknown()).min(1),
});

const common = { code: text, parent: text.nullable(), title: bilingual };
const nodeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['function', 'category', 'subcategory', 'section']), ...common }),
  z.strictObject({
    kind: z.literal('requirement'),
    ...common,
    level: text,
    levels: z.array(text).min(1),
    key_levels: z.array(text),
    management: z.boolean(),
    na_levels: z.array(text),
    weight: z.number().positive(),
    help: bilingual.nullable(),
    evidence: bilingual.nullable(),
  }),
]);

function readNodes(raw: unknown[]): { nodes: FrameworkNode[]; faults: string[] } {
  const nodes: FrameworkNode[] = [];
  const faults: string[] = [];
  for (const [position, value] of raw.entries()) {
    const node = nodeSchema.safeParse(value);
    if (node.success) nodes.push(node.data);
    else faults.push(...described(node.error, nameOf(value, position)));
  }
  return { nodes, faults };
}

function nodeFaultsOf(data: unknown): string[] {
  const raw = typeof data === 'object' && data !== null && 'nodes' in data ? data.nodes : [];
  return Array.isArray(raw) ? readNodes(raw).faults : [];
}

function nameOf(value: unknown, position: number): string {
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : null;
  return typeof code === 'string' && code.trim() !== '' ? code : `node ${position + 1}`;
}

function described(error: z.ZodError, name: string): string[] {
  return error.issues.map((issue) => {
    const place = issue.path.length === 0 ? '' : ` ${issue.path.join('.')}`;
    return `${name}:${place} ${issue.message}`;
  });
}
