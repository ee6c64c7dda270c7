import { z } from 'zod';
import { FOLLOW_ANSWERS, RULE_REGIMES } from '#app/domain/asked.ts';
import { ENTITY_KINDS } from '#app/domain/municipality.ts';
import { ruleFaults } from './check-rules.ts';
import { englishOf, type Fault, type FaultKey, faultAt } from './fault.ts';
import type { FrameworkFile, FrameworkNode } from './format.ts';

export type FrameworkCheck = { ok: true; framework: FrameworkFile } | { ok: false; faults: string[]; list: Fault[] };

/**
 * Reads a framework from outside the program and names everything that is wrong with it, so that a person who prepares
 * one can put it right in a single round. Nodes are read one by one: a fault in one does not hide the next.
 * @param own a service's own framework: its questions stand in its writer's order, and its codes are part of addresses.
 */
export function checkFramework(data: unknown, own = false): FrameworkCheck {
  const header = headerSchema.safeParse(data);
  if (!header.success) return refused([...described(header.error, 'framework'), ...nodeFaultsOf(data)]);
  const { nodes, faults } = readNodes(header.data.nodes);
  const framework: FrameworkFile = { ...header.data, nodes };
  faults.push(...ruleFaults(framework, own));
  if (own) faults.push(...nodes.flatMap(codeFaults));
  return faults.length === 0 ? { ok: true, framework } : refused(faults);
}

function refused(list: Fault[]): FrameworkCheck {
  return { ok: false, faults: list.map(englishOf), list };
}

/** A digit keeps the code of a requirement from being the last word of another address of a checklist. */
function codeFaults({ code, kind }: FrameworkNode): Fault[] {
  const fits = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(code) && (kind !== 'requirement' || /\d/.test(code));
  return fits ? [] : [faultAt(code, 'code_shape')];
}

const text = z.string().trim().min(1).max(10_000);
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
    weight: z.int().min(1).max(100),
    help: bilingual.nullable(),
    evidence: bilingual.nullable(),
    measure: bilingual.nullable().optional(),
    applies_to: z.array(z.enum(ENTITY_KINDS)).optional(),
    regimes: z.array(z.enum(RULE_REGIMES)).optional(),
    follows: z
      .strictObject({ code: text, on: z.array(z.enum(FOLLOW_ANSWERS)).min(1) })
      .nullable()
      .optional(),
  }),
]);

function readNodes(raw: unknown[]): { nodes: FrameworkNode[]; faults: Fault[] } {
  const nodes: FrameworkNode[] = [];
  const faults: Fault[] = [];
  for (const [position, value] of raw.entries()) {
    const node = nodeSchema.safeParse(value);
    if (node.success) nodes.push(node.data);
    else faults.push(...described(node.error, nameOf(value, position)));
  }
  return { nodes, faults };
}

function nodeFaultsOf(data: unknown): Fault[] {
  const raw = typeof data === 'object' && data !== null && 'nodes' in data ? data.nodes : [];
  return Array.isArray(raw) ? readNodes(raw).faults : [];
}

function nameOf(value: unknown, position: number): string {
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : null;
  return typeof code === 'string' && code.trim() !== '' ? code : `node ${position + 1}`;
}

function described(error: z.ZodError, name: string): Fault[] {
  return error.issues.map((issue) =>
    faultAt(name, SHAPES[issue.code] ?? 'shape', {
      field: issue.path.join('.'),
      reason: issue.message,
      ...(issue.code === 'invalid_value' ? { allowed: issue.values.join(', ') } : {}),
    }),
  );
}

const SHAPES: Partial<Record<z.ZodError['issues'][number]['code'], FaultKey>> = {
  invalid_type: 'shape_type',
  unrecognized_keys: 'shape_unknown',
  too_small: 'shape_short',
  too_big: 'shape_long',
  invalid_value: 'shape_value',
};
