// Text that is not saved yet, kept in this browser until the server says that it is: per person, question and window.

const PREFIX = 'waarborg-draft:';
const DAYS_KEPT = 30;

/** What somebody typed: when, on which version of the answer, and the fields. */
export interface Draft {
  at: string;
  version: number;
  fields: Record<string, string>;
}

/** Keeps a draft over the one this window kept before. @returns false when the browser keeps nothing. */
export function keepDraft(place: string, draft: Draft): boolean {
  try {
    localStorage.setItem(`${PREFIX}${place}:${windowName()}`, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what this window kept for a place. */
export function forgetDraft(place: string): void {
  remove(`${PREFIX}${place}:${windowName()}`);
}

/** Forgets what all windows kept for a place: the person chose what is saved now. */
export function forgetDrafts(place: string): void {
  for (const { key } of draftsOf(place)) remove(key);
}

/** All drafts for a place, of this window and of others, the newest first; what is very old is forgotten. */
export function draftsOf(place: string): { key: string; draft: Draft }[] {
  const oldest = new Date(Date.now() - DAYS_KEPT * 86_400_000).toISOString();
  const found: { key: string; draft: Draft }[] = [];
  for (const key of keys()) {
    const draft = key.startsWith(PREFIX) ? read(key) : null;
    if (!draft) continue;
    if (draft.at < oldest) remove(key);
    else if (key.startsWith(`${PREFIX}${place}:`)) found.push({ key, draft });
  }
  return found.sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1));
}

/** Forgets one draft. */
export function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Forgets a draft that the server has kept: it names the last saved answer in a cookie on the way to the next page. */
export function forgetSaved(): void {
  const mark = /(?:^|; )waarborg_saved=([^;]+)/.exec(document.cookie)?.[1];
  if (!mark) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
  document.cookie = 'waarborg_saved=; Path=/; Max-Age=0; SameSite=Lax';
  const [checklist, code, entity, version] = mark.split('/');
  const place = `:${checklist}:${decodeURIComponent(code ?? '')}:${entity}:${windowName()}`;
  for (const key of keys()) {
    const draft = key.startsWith(PREFIX) && key.endsWith(place) ? read(key) : null;
    if (draft && draft.version <= Number(version)) remove(key);
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return draft && typeof draft.at === 'string' && typeof draft.fields === 'object' ? draft : null;
  } catch {
    return null;
  }
}

/** Tells the windows of one browser apart, so that two with the same question open do not write over each other. */
function windowName(): string {
  try {
    const known = sessionStorage.getItem('waarborg-window');
    if (known) return known;
    const made = crypto.randomUUID();
    sessionStorage.setItem('waarborg-window', made);
    return made;
  } catch {
    return 'only';
  }
}
