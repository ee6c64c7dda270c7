/** A municipality as a launch looks at it: what is covered on the day, who could answer, what already runs. */
export interface LaunchCandidate {
  id: number;
  slug: string;
  name: string;
  /** Entities that the service covers on the day of the launch. */
  entities: readonly { id: number; kind: string; name: string }[];
  /** People who may answer for the whole municipality; SPOCs come first. */
  people: readonly { accountId: number; name: string; role: 'spoc' | 'contributor' }[];
  /** Frameworks of which a checklist is still under way here. */
  underWay: readonly number[];
}

/** The candidates of which a campaign does not ask everything yet, each with the entities that are left. */
export function notAskedYet(candidates: readonly LaunchCandidate[], asked: ReadonlySet<number>): LaunchCandidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, entities: candidate.entities.filter((entity) => !asked.has(entity.id)) }))
    .filter((candidate) => candidate.entities.length > 0);
}

/** What the DPO chose. */
export interface LaunchChoice {
  frameworkId: number;
  dueOn: string;
  /** One checklist for all covered entities together, or one for each. */
  asPair: boolean;
  municipalityIds: readonly number[];
  /** Whom the DPO named by hand, per municipality; null for nobody. */
  assignees: ReadonlyMap<number, number | null>;
}

/** What to know before a launch; none of these stops it. */
export type LaunchWarning = 'no_assignee' | 'already_under_way';

/** What one municipality will get. */
export interface PlannedMunicipality {
  municipalityId: number;
  slug: string;
  name: string;
  assigneeId: number | null;
  /** One list of entities per checklist. */
  checklists: PlannedChecklist[];
  warnings: LaunchWarning[];
}

export interface PlannedChecklist {
  entityIds: number[];
  names: string[];
  /** The checklist of which the answers are proposed, to confirm; absent where this one starts empty. */
  previousId?: number;
}

export type LaunchProblem = 'no_municipality' | 'due_in_past' | 'not_covered' | 'assignee_unknown';

export type LaunchPlan =
  | { kind: 'plan'; municipalities: PlannedMunicipality[]; checklists: number }
  | { kind: 'faulty'; problems: { field: string; problem: LaunchProblem }[] };

/**
 * What a launch would do. Shown as the preview and carried out by the launch, so that the two cannot differ.
 * @param today the calendar day in Brussels.
 */
export function planLaunch(candidates: readonly LaunchCandidate[], choice: LaunchChoice, today: string): LaunchPlan {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const chosen = [...new Set(choice.municipalityIds)].map((id) => byId.get(id));
  const problems: { field: string; problem: LaunchProblem }[] = [];
  if (chosen.length === 0) problems.push({ field: 'municipality', problem: 'no_municipality' });
  if (chosen.some((candidate) => !candidate || candidate.entities.length === 0)) {
    problems.push({ field: 'municipality', problem: 'not_covered' });
  }
  if (choice.dueOn < today) problems.push({ field: 'due_on', problem: 'due_in_past' });
  const known = chosen.filter((candidate) => candidate !== undefined);
  if (known.some((candidate) => !mayAnswer(candidate, choice.assignees.get(candidate.id)))) {
    problems.push({ field: 'assignee', problem: 'assignee_unknown' });
  }
  if (problems.length > 0) return { kind: 'faulty', problems };
  const municipalities = known.map((candidate) => planOne(candidate, choice));
  const checklists = municipalities.reduce((sum, municipality) => sum + municipality.checklists.length, 0);
  return { kind: 'plan', municipalities, checklists };
}

function planOne(candidate: LaunchCandidate, choice: LaunchChoice): PlannedMunicipality {
  const named = choice.assignees.get(candidate.id);
  const assigneeId = named === undefined ? usualAssignee(candidate) : named;
  const groups = choice.asPair ? [candidate.entities] : candidate.entities.map((entity) => [entity]);
  const warnings: LaunchWarning[] = [];
  if (assigneeId === null) warnings.push('no_assignee');
  if (candidate.underWay.includes(choice.frameworkId)) warnings.push('already_under_way');
  return {
    municipalityId: candidate.id,
    slug: candidate.slug,
    name: candidate.name,
    assigneeId,
    checklists: groups.map((group) => ({
      entityIds: group.map((entity) => entity.id),
      names: group.map((entity) => entity.name),
    })),
    warnings,
  };
}

/** The SPOC, by default: a contributor is only ever named by hand. */
export function usualAssignee(candidate: LaunchCandidate): number | null {
  return candidate.people.find((person) => person.role === 'spoc')?.accountId ?? null;
}

function mayAnswer(candidate: LaunchCandidate, accountId: number | null | undefined): boolean {
  return accountId === null || accountId === undefined || candidate.people.some((p) => p.accountId === accountId);
}
