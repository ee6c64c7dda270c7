import { type Fault, faultAt } from './fault.ts';
import type { FrameworkFile, FrameworkNode, ScoreGroup } from './format.ts';

/**
 * Faults in the groups of the official workbook. A requirement may be left out of a group on purpose (PR.AA-06 counts
 * for documentation only at Essential), so a missing code is no fault; an unknown or misplaced one is.
 */
export function groupFaults(framework: FrameworkFile, levels: string[], byCode: Map<string, FrameworkNode>): Fault[] {
  return Object.entries(framework.score_groups ?? {}).flatMap(([level, categories]) => {
    if (!levels.includes(level)) return [faultAt(level, 'group_level')];
    const absent = categoriesAt(framework, level, byCode).filter((category) => !(category in categories));
    return [
      ...absent.map((category) => faultAt(category, 'group_absent', { level })),
      ...Object.entries(categories).flatMap(([category, group]) => memberFaults(level, category, group, byCode)),
    ];
  });
}

function memberFaults(level: string, category: string, group: ScoreGroup, byCode: Map<string, FrameworkNode>): Fault[] {
  if (byCode.get(category)?.kind !== 'category') return [faultAt(category, 'group_category', { level })];
  return (['doc', 'impl'] as const).flatMap((dimension) => {
    const codes = group[dimension].flat();
    const where = { group: `${category} ${dimension}`, level };
    const twice = codes.filter((code, position) => codes.indexOf(code) !== position);
    return [
      ...twice.map((code) => faultAt(code, 'group_twice', where)),
      ...codes.flatMap((code) => {
        const node = byCode.get(code);
        if (node?.kind !== 'requirement') return [faultAt(code, 'group_unknown', where)];
        if (!node.levels.includes(level)) return [faultAt(code, 'group_not_applied', where)];
        return categoryOf(node, byCode) === category ? [] : [faultAt(code, 'group_elsewhere')];
      }),
    ];
  });
}

function categoriesAt(framework: FrameworkFile, level: string, byCode: Map<string, FrameworkNode>): string[] {
  const codes = framework.nodes.flatMap((node) =>
    node.kind === 'requirement' && node.levels.includes(level) ? [categoryOf(node, byCode)] : [],
  );
  return [...new Set(codes)].filter((code) => code !== null);
}

/** The category above a node. Each node is passed once, so parents that point in a circle end the walk. */
function categoryOf(node: FrameworkNode, byCode: Map<string, FrameworkNode>): string | null {
  const passed = new Set<FrameworkNode>();
  let at: FrameworkNode | undefined = node;
  while (at !== undefined && at.kind !== 'category' && !passed.has(at)) {
    passed.add(at);
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return at?.kind === 'category' ? at.code : null;
}
