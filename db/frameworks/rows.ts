import type { FrameworkNode } from './format.ts';

/** A node as the columns of its table have it. */
export function toNodeRow(node: FrameworkNode, index: number) {
  const detail = node.kind === 'requirement' ? node : null;
  return {
    kind: node.kind,
    code: node.code,
    parent_code: node.parent,
    position: index + 1,
    title_nl: node.title.nl,
    title_en: node.title.en,
    help_nl: detail?.help?.nl ?? null,
    help_en: detail?.help?.en ?? null,
    evidence_nl: detail?.evidence?.nl ?? null,
    evidence_en: detail?.evidence?.en ?? null,
    measure_nl: detail?.measure?.nl ?? null,
    measure_en: detail?.measure?.en ?? null,
    level: detail?.level ?? null,
    levels: detail?.levels ?? [],
    key_levels: detail?.key_levels ?? [],
    na_levels: detail?.na_levels ?? [],
    management: detail?.management ?? false,
    weight: detail?.weight ?? 1,
    applies_to: detail?.applies_to ?? [],
    regimes: detail?.regimes ?? [],
    follows_code: detail?.follows?.code ?? null,
    follows_on: detail?.follows?.on ?? [],
  };
}
