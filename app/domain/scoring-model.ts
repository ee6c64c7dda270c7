import type { CyfunModel, ScoringGroup, ScoringRequirement, ScoringThreshold } from './scoring.ts';
import type { ComplianceRequirement } from './scoring-compliance.ts';

/** A node of a framework tree, as the framework files and the database both hold it. */
export interface ScoringNode {
  readonly kind: string;
  readonly code: string;
  readonly parent: string | null;
  readonly levels?: readonly string[];
  readonly key_levels?: readonly string[];
  readonly na_levels?: readonly string[];
  readonly weight?: number;
}

/** What scoring reads of a framework; a framework file fits as it is. */
export interface ScoringFramework {
  readonly nodes: readonly ScoringNode[];
  readonly thresholds: Readonly<Record<string, ScoringThreshold>> | null;
  readonly not_applicable: Readonly<Record<string, { readonly max: number; readonly value: number }>> | null;
  readonly score_groups: Readonly<Record<string, Readonly<Record<string, ScoringGroup>>>> | null;
}

/** What one level of a maturity framework asks. A heading that a flat list lacks is its nearest section. */
export function cyfunModel(framework: ScoringFramework, level: string): CyfunModel {
  const byCode = indexed(framework.nodes);
  return {
    level,
    requirements: requirementsAt(framework.nodes, level).map((node) => placed(node, level, byCode)),
    threshold: framework.thresholds?.[level] ?? null,
    na: framework.not_applicable?.[level] ?? null,
    groups: framework.score_groups?.[level] ?? null,
  };
}

/** What one level of a yes/no framework asks; `section` is the heading directly above. */
export function complianceModel(nodes: readonly ScoringNode[], level = 'all'): ComplianceRequirement[] {
  return requirementsAt(nodes, level).map((node) => ({
    code: node.code,
    section: node.parent ?? node.code,
    weight: node.weight ?? 1,
  }));
}

function requirementsAt(nodes: readonly ScoringNode[], level: string): ScoringNode[] {
  return nodes.filter((node) => node.kind === 'requirement' && node.levels?.includes(level));
}

function indexed(nodes: readonly ScoringNode[]): Map<string, ScoringNode> {
  return new Map(nodes.map((node) => [node.code, node]));
}

function placed(node: ScoringNode, level: string, byCode: Map<string, ScoringNode>): ScoringRequirement {
  const above = ancestors(node, byCode);
  const nearest = above[0]?.code ?? node.code;
  const heading = (kind: string) => above.find((each) => each.kind === kind)?.code ?? nearest;
  return {
    code: node.code,
    subcategory: heading('subcategory'),
    category: heading('category'),
    fn: heading('function'),
    keyMeasure: node.key_levels?.includes(level) ?? false,
    naAllowed: node.na_levels?.includes(level) ?? false,
  };
}

function ancestors(node: ScoringNode, byCode: Map<string, ScoringNode>): ScoringNode[] {
  const above: ScoringNode[] = [];
  let parent = node.parent === null ? undefined : byCode.get(node.parent);
  while (parent !== undefined && !above.includes(parent)) {
    above.push(parent);
    parent = parent.parent === null ? undefined : byCode.get(parent.parent);
  }
  return above;
}
