import {
  type Adjustment,
  type AdjustmentFactor,
  CB_SCORES,
  type Circumstance,
  type Circumstances,
  DATA_CLASSES,
  type DataClass,
  type DataLine,
  DECREASE_FACTORS,
  EI_SCORES,
  type Identification,
  INCREASE_FACTORS,
  type SeverityInput,
} from './breach-severity.ts';

/** The kinds of data that the form of the method offers. */
export const DATA_KINDS = [...DATA_CLASSES, 'credentials'] as const;
export type DataKind = (typeof DATA_KINDS)[number];
export const FACTORS: readonly AdjustmentFactor[] = [...INCREASE_FACTORS, ...DECREASE_FACTORS];

/** A form of the method as it stands: the kinds that are ticked, and the text of a field by its name, '' when empty. */
export interface TypedSeverity {
  kinds: readonly string[];
  of: (field: string) => string;
}

/** What the method is given by a form; null where nothing of it was filled in, so that it was left out. */
export function severityInputOf({ kinds, of }: TypedSeverity): SeverityInput | null {
  const chosen = DATA_KINDS.filter((kind) => kinds.includes(kind));
  const identification = keyIn(EI_SCORES, of('identification'));
  if (chosen.length === 0 && identification === null) return null;
  return {
    data: chosen.map((kind) => lineOf(kind, of)),
    identification,
    circumstances: Object.fromEntries(
      (Object.keys(CB_SCORES) as Circumstance[]).map((part) => [part, levelOf(part, of(part))]),
    ) as unknown as Circumstances,
    persons: /^\d+$/.test(of('persons')) ? Number(of('persons')) : null,
    unintelligible: of('unintelligible') === 'yes',
  };
}

function lineOf(kind: DataKind, of: TypedSeverity['of']): DataLine {
  const opens = DATA_CLASSES.find((each) => each === of('opens')) ?? null;
  return {
    kind,
    opens: kind === 'credentials' ? (opens as DataClass | null) : null,
    adjustments: adjustmentsOf(kind, of),
  };
}

/** The ground gives the direction, the form only how many steps. */
function adjustmentsOf(kind: DataKind, of: TypedSeverity['of']): Adjustment[] {
  const factor = FACTORS.find((each) => each === of(`factor_${kind}`));
  if (!factor) return [];
  const size = Number(of(`step_${kind}`) || 0);
  const raises = INCREASE_FACTORS.some((up) => up === factor);
  return [{ factor, step: raises ? size : -size, reason: of(`why_${kind}`) }];
}

function keyIn(of: typeof EI_SCORES, value: string): Identification | null {
  return value in of ? (value as Identification) : null;
}

/** The level that was chosen; the one that scores nothing when it is none of them. */
function levelOf(part: Circumstance, value: string): string {
  const levels = Object.keys(CB_SCORES[part]);
  return levels.includes(value) ? value : (levels[0] ?? '');
}
