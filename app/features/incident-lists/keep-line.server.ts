import { can } from '#app/domain/access.ts';
import { RSIT_VERSION } from '#app/domain/incident.ts';
import {
  codeOf,
  decideRetire,
  decideWords,
  type ListLine,
  type SeenLine,
  STANDING_CATEGORIES,
} from '#app/domain/incident-lists.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  holdList,
  insertCategory,
  insertTemplate,
  listCategoryLines,
  listTemplateLines,
  retireListLine,
} from '#db/queries/incident-lists.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { CategoryForm, TemplateForm } from './lists-forms.ts';
import { NEW_LINE } from './view-lists.server.ts';

const STALE = { kind: 'stale', errors: { version: ['incident_lists.fault.stale'] } } as const satisfies HeldOutcome;
const TAKEN = {
  kind: 'invalid',
  errors: { title_nl: ['incident_lists.fault.taken'] },
} as const satisfies HeldOutcome;

/** A list: its table, what the journal calls a line, and how its lines are read. */
const LISTS = {
  incident_category: {
    lines: listCategoryLines,
    kept: 'incident_category.kept',
    retired: 'incident_category.retired',
    standing: STANDING_CATEGORIES,
  },
  task_template: {
    lines: listTemplateLines,
    kept: 'task_template.kept',
    retired: 'task_template.retired',
    standing: [] as readonly string[],
  },
} as const;
type List = keyof typeof LISTS;

/** Puts a category in the list of the service, gives one new words, or takes one out of use. */
export async function keepCategory(tx: ActorTx, code: string, form: CategoryForm): Promise<HeldOutcome> {
  if (form.intent === 'retire') return retire(tx, 'incident_category', code, form);
  const { rsit_class: rsitClass } = form;
  return keep(tx, 'incident_category', code, form, { rsitClass }, (line) =>
    insertCategory(tx, { ...line, rsitClass, rsitVersion: RSIT_VERSION }),
  );
}

/** The same of a task template. What an incident was given stays as it is. */
export async function keepTemplate(tx: ActorTx, code: string, form: TemplateForm): Promise<HeldOutcome> {
  if (form.intent === 'retire') return retire(tx, 'task_template', code, form);
  const { tasks } = form;
  return keep(tx, 'task_template', code, form, { tasks: tasks.length }, (line) =>
    insertTemplate(tx, { ...line, tasks }),
  );
}

interface Asked {
  version: number;
  in_use: 'yes' | 'no';
  title_nl: string;
  title_en: string;
}
const seenOf = (form: Pick<Asked, 'version' | 'in_use'>): SeenLine => {
  return { version: form.version, inUse: form.in_use === 'yes' };
};

async function keep(
  tx: ActorTx,
  list: List,
  address: string,
  form: Asked,
  told: Record<string, string | number>,
  insert: (line: Omit<ListLine, 'retiredAt'>) => Promise<void>,
): Promise<HeldOutcome> {
  const held = await hold(tx, list, address);
  if (held.kind !== 'held') return held;
  const words = { titleNl: form.title_nl, titleEn: form.title_en || form.title_nl };
  const others = held.lines.filter((each) => each !== held.latest);
  const decision = decideWords(held.latest, held.latest && seenOf(form), words, others);
  if (decision === 'stale') return STALE;
  if (decision === 'taken') return TAKEN;
  const taken = new Set([NEW_LINE, ...held.lines.map((each) => each.code)]);
  const code = held.latest?.code ?? codeOf(words.titleNl, taken);
  if (held.latest?.retiredAt === null) await retireListLine(tx, list, code);
  const version = (held.latest?.version ?? 0) + 1;
  await insert({ code, version, ...words });
  const before = held.latest && { titleNl: held.latest.titleNl, titleEn: held.latest.titleEn };
  await record(tx, held.as, {
    event: LISTS[list].kept,
    objectType: list,
    objectId: code,
    ...(before ? { before } : {}),
    after: { ...words, ...told, version },
  });
  return { kind: 'saved' };
}

async function retire(
  tx: ActorTx,
  list: List,
  address: string,
  form: Pick<Asked, 'version' | 'in_use'>,
): Promise<HeldOutcome> {
  const held = await hold(tx, list, address);
  if (held.kind !== 'held') return held;
  if (!held.latest) return { kind: 'not_found' };
  const { code, titleNl } = held.latest;
  const decision = decideRetire(held.latest, seenOf(form), LISTS[list].standing);
  if (decision === 'stale') return STALE;
  if (decision === 'standing') return { kind: 'invalid', errors: { form: ['incident_lists.fault.standing'] } };
  if (decision === 'already') return { kind: 'saved' };
  await retireListLine(tx, list, code);
  await record(tx, held.as, {
    event: LISTS[list].retired,
    objectType: list,
    objectId: code,
    before: { titleNl },
  });
  return { kind: 'saved' };
}

/** The list as it is, with the line at an address held; that is null for a new one. */
async function hold(tx: ActorTx, list: List, address: string) {
  const verdict = can(tx.actor, 'incident.lists');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason } as const;
  await holdList(tx, list);
  const lines: readonly ListLine[] = await LISTS[list].lines(tx);
  const latest = address === NEW_LINE ? null : lines.find((each) => each.code === address);
  if (latest === undefined) return { kind: 'not_found' } as const;
  return { kind: 'held', as: verdict.as, lines, latest } as const;
}
