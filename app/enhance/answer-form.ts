import { readFields, sameFields, setVersion, versionOf, writeFields } from './answer-fields.ts';
import { type Draft, draftsOf, forgetDraft, forgetDrafts, forgetSaved, keepDraft, remove } from './drafts.ts';
import { type Saved, sendAnswer } from './save-request.ts';
import { SaveState } from './save-state.ts';

const QUIET_MS = 800;
const LONGEST_WAIT_MS = 60_000;

/**
 * Saves an answer while somebody types, and keeps every keystroke in the browser until the server says that it is saved.
 * Once somebody else saved, or nothing may be saved any more, it stops and says so: the text stays where it is.
 */
class AnswerForm extends HTMLElement {
  #form!: HTMLFormElement;
  #state!: SaveState;
  #saved: Record<string, string> = {};
  #timer = 0;
  #failures = 0;
  #stopped = false;
  #saving: Promise<void> | null = null;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const line = this.querySelector<HTMLElement>('[data-save-state]');
    if (!form || !line) return;
    this.#form = form;
    this.#state = new SaveState(line, JSON.parse(this.dataset.texts ?? '{}'));
    this.#saved = readFields(form);
    this.#offerKept();
    form.addEventListener('input', () => this.#typed());
    form.addEventListener('submit', (event) => this.#submitted(event));
    window.addEventListener('online', () => this.#soon(0));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#save(true);
    });
    window.addEventListener('pagehide', () => void this.#save(true));
  }

  /** Saves what is not saved yet. @returns whether all is safe with the server. */
  async flush(): Promise<boolean> {
    if (!this.#dirty) return true;
    if (!this.#stopped) await (this.#saving ?? this.#save(false));
    if (this.#dirty && !this.#stopped) await this.#save(false);
    return !this.#dirty;
  }

  get #place(): string {
    return this.dataset.draft ?? '';
  }

  get #dirty(): boolean {
    return !sameFields(readFields(this.#form), this.#saved);
  }

  #typed(): void {
    const draft: Draft = {
      at: new Date().toISOString(),
      version: versionOf(this.#form),
      fields: readFields(this.#form),
    };
    keepDraft(this.#place, draft);
    if (!this.#stopped) this.#soon(QUIET_MS);
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(false), wait);
  }

  #save(leaving: boolean): Promise<void> {
    if (this.#stopped || !this.#dirty) return Promise.resolve();
    this.#saving ??= this.#attempt(leaving).finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #attempt(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const fields = readFields(this.#form);
    const entity = this.#form.querySelector<HTMLInputElement>('input[name="entity"]')?.value;
    const sent = { ...fields, version: String(versionOf(this.#form)), ...(entity ? { entity } : {}) };
    this.#state.say('saving', 'quiet');
    this.#heard(await sendAnswer(this.dataset.autosave ?? '', sent, leaving), fields);
  }

  #heard(outcome: Saved, fields: Record<string, string>): void {
    if (outcome.kind === 'saved') {
      this.#failures = 0;
      this.#saved = fields;
      setVersion(this.#form, outcome.version);
      this.#state.say('saved', 'good', { time: outcome.time });
      if (this.#dirty) this.#typed();
      else forgetDraft(this.#place);
    } else if (outcome.kind === 'failed' || outcome.kind === 'offline') {
      this.#state.say(outcome.kind, 'bad');
      this.#failures += 1;
      this.#soon(Math.min(1_000 * 2 ** this.#failures, LONGEST_WAIT_MS));
    } else if (outcome.kind === 'expired') {
      const next = encodeURIComponent(location.pathname + location.search);
      this.#state.say('expired', 'bad', {}, [this.#state.link('sign_in', `/login?next=${next}`)]);
    } else if (outcome.kind === 'invalid') this.#state.say('invalid', 'bad');
    else this.#stop(outcome);
  }

  /** Nothing more can be saved from here; where somebody else was first, the server shows both texts. */
  #stop(outcome: Exclude<Saved, { kind: 'saved' }>): void {
    this.#stopped = true;
    if (outcome.kind !== 'stale') {
      this.#state.say(outcome.kind, 'bad');
      return;
    }
    const compare = this.#state.button('compare', () => {
      this.#form.requestSubmit(
        this.#form.querySelector<HTMLButtonElement>('button[value="stay"], button[value="save"]'),
      );
    });
    this.#state.say(outcome.self ? 'changed_by_self' : 'changed', 'bad', { name: outcome.by }, [compare]);
  }

  /** A save under way ends first, so that the form goes out on the version which that save makes. */
  #submitted(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    if (!this.#saving) {
      this.#stopped = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    void this.#saving.then(() => {
      this.#stopped = true;
      this.#form.requestSubmit(submitter as HTMLElement | null);
    });
  }

  /** Text that never reached the server: put back where nobody saved since, else offered. */
  #offerKept(): void {
    if (new URLSearchParams(location.search).get('kept') === 'theirs') {
      forgetDrafts(this.#place);
      history.replaceState(null, '', location.pathname);
      return;
    }
    if (this.dataset.refused !== undefined) return;
    for (const { key, draft } of draftsOf(this.#place)) {
      if (!sameFields(draft.fields, this.#saved)) {
        this.#offer(key, draft);
        return;
      }
      remove(key);
    }
  }

  #offer(key: string, draft: Draft): void {
    const time = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'short', timeStyle: 'short' }).format(
      new Date(draft.at),
    );
    const restore = () => {
      writeFields(this.#form, draft.fields);
      // On its own version, so that the server sees what was saved in between and shows both.
      setVersion(this.#form, draft.version);
      this.#state.say('restored', 'quiet', { time });
      remove(key);
      this.#typed();
    };
    if (draft.version === versionOf(this.#form)) {
      restore();
      return;
    }
    const discard = () => {
      remove(key);
      this.#state.say('', 'quiet');
      this.#offerKept();
    };
    const acts = [this.#state.button('restore', restore), this.#state.button('discard', discard)];
    this.#state.say('kept', 'bad', { time }, acts);
  }
}

forgetSaved();
customElements.define('answer-form', AnswerForm);

export type { AnswerForm };
