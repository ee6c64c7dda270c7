/** A title or text in the two languages of the product; both are always present. */
export type Bilingual = { nl: string; en: string };

export type NodeKind = 'function' | 'category' | 'subcategory' | 'requirement' | 'section';

/** A heading of the tree: a CyFun function, category or subcategory, or a chapter or article elsewhere. */
export type GroupNode = {
  kind: 'function' | 'category' | 'subcategory' | 'section';
  code: string;
  parent: string | null;
  title: Bilingual;
};

/** Something that a municipality answers. Level lists are in the framework's cumulative order. */
export type RequirementNode = {
  kind: 'requirement';
  code: string;
  parent: string | null;
  title: Bilingual;
  /** The lowest level at which the requirement applies. */
  level: string;
  levels: string[];
  /** The levels at which it is a key measure: PR.AC-7.1 of CyFun 2023 applies earlier than it is key. */
  key_levels: string[];
  /** Linked to management aspects according to the official tool (CyFun 2025 only). */
  management: boolean;
  /** The levels at which "not applicable" may be answered. */
  na_levels: string[];
  weight: number;
  help: Bilingual | null;
  evidence: Bilingual | null;
  /** What is advised to whoever does not meet it yet. */
  measure?: Bilingual | null | undefined;
  /** Kinds of entity for which it is asked; absent or empty is all. */
  applies_to?: string[] | undefined;
  /** Regimes of which one must apply to such an entity; absent or empty asks for none. */
  regimes?: string[] | undefined;
  /** A follow-up question: asked only upon some answers to an earlier requirement. */
  follows?: { code: string; on: string[] } | null | undefined;
};

export type FrameworkNode = GroupNode | RequirementNode;

/** The lowest passing scores of a level; null means that the level sets no minimum per category. */
export type Threshold = { key_measure: number; category: number | null; total: number };

/** How often "not applicable" may be answered at a level, and the score it counts as. */
export type NotApplicable = { max: number; value: number };

/** Groups of requirement codes per dimension: the category score is the mean of the groups' means. */
export type ScoreGroup = { doc: string[][]; impl: string[][] };

/** Per level, per category code, the groups that the official workbook averages. */
export type ScoreGroups = Record<string, Record<string, ScoreGroup>>;

/** One framework as shipped in `db/frameworks/<code>.json`. Nodes are depth-first, in numeric code order. */
export type FrameworkFile = {
  code: string;
  edition: string;
  title: Bilingual;
  owner: string;
  source_note: string;
  /** False when the list could not be checked against its official source. */
  verified: boolean;
  scale: 'maturity' | 'compliance';
  levels: { code: string; title: Bilingual }[];
  thresholds: Record<string, Threshold> | null;
  /** Null where the scale has no N/A rule: CyFun 2023 forbids it, a compliance scale always allows it with a reason. */
  not_applicable: Record<string, NotApplicable> | null;
  score_groups: ScoreGroups | null;
  nodes: FrameworkNode[];
};

export type MappingRelation = 'equal' | 'intersect' | 'related';

/** How much weight a mapping carries: an official table, one published by others, derived, or own judgement. */
export type MappingQuality = 'official' | 'published' | 'derived' | 'own_judgement';

export type MappingSet = {
  code: string;
  from: string;
  to: string;
  quality: MappingQuality;
  /** The provenance in a sentence, to be shown beside every use of the set. */
  status: string;
  pairs: [from: string, to: string, relation: MappingRelation][];
};

/** `db/frameworks/mappings.json`. What points outside the shipped frameworks is named, never dropped silently. */
export type MappingsFile = {
  note: string;
  sets: MappingSet[];
  left_out: { set: string; reason: string; pairs: [from: string | null, to: string][] }[];
};
