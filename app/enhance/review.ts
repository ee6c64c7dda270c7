const KEEP = 'waarborg-review-keys';

/**
 * The keys of the review: from answer to answer, from row to row, and a verdict without the mouse. Keys of one sign work
 * only outside fields and can be turned off (WCAG 2.1.4); Ctrl+Enter and Escape work everywhere. Each key does what a
 * link or a button of the page does, so that nothing is kept here that the page does not show.
 */
class ReviewKeys extends HTMLElement {
  #on = localStorage.getItem(KEEP) !== 'off';
  /** The form that was sent: a key that is held down gives one verdict. */
  #sent = false;
  readonly #listen = (event: KeyboardEvent) => this.#pressed(event);
  /** A page that the browser kept in memory and shows again may send anew. */
  readonly #shown = (event: PageTransitionEvent) => {
    if (event.persisted) this.#sent = false;
  };

  connectedCallback(): void {
    this.hidden = false;
    const off = this.querySelector<HTMLInputElement>('[data-shortcuts-off]');
    if (off) off.checked = !this.#on;
    off?.addEventListener('change', () => {
      this.#on = !off.checked;
      localStorage.setItem(KEEP, this.#on ? 'on' : 'off');
    });
    document.addEventListener('keydown', this.#listen);
    window.addEventListener('pageshow', this.#shown);
    document.querySelector<HTMLElement>('[data-review-focus]')?.focus({ preventScroll: true });
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#listen);
    window.removeEventListener('pageshow', this.#shown);
  }

  #pressed(event: KeyboardEvent): void {
    const at = event.target instanceof HTMLElement ? event.target : null;
    const field = at?.closest<HTMLElement>(FIELDS) ?? null;
    if (event.key === 'Escape' && field) {
      this.#leave(field);
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const card = at?.closest<HTMLElement>('[data-review-answer]');
      if (card && this.#send(card, returning(card) ? 'return' : 'accept')) event.preventDefault();
      return;
    }
    if (field || !this.#on || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.querySelector('dialog[open]')) return;
    if (this.#act(event.key, at)) event.preventDefault();
  }

  /** Out of a field, back to the answer that it belongs to, so that the letters work again. */
  #leave(field: HTMLElement): void {
    const card = field.closest<HTMLElement>('[data-review-answer]');
    if (card) card.focus();
    else field.blur();
  }

  /** @returns whether the key means something here. */
  #act(key: string, at: HTMLElement | null): boolean {
    if (key === '?') return this.#help();
    const rows = [...document.querySelectorAll<HTMLElement>('[data-review="row"]')];
    return rows.length > 0 ? this.#inList(key, rows, at) : this.#onAnswer(key);
  }

  #inList(key: string, rows: HTMLElement[], at: HTMLElement | null): boolean {
    const step = key === 'j' || key === 'ArrowDown' ? 1 : key === 'k' || key === 'ArrowUp' ? -1 : 0;
    const line = at?.closest('tr') ?? null;
    const here = rows.findIndex((row) => line?.contains(row));
    if (step !== 0) {
      if (key.startsWith('Arrow') && here < 0) return false;
      (rows[here + step] ?? rows[here] ?? rows[0])?.focus();
      return true;
    }
    if (key === 'x') {
      line?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
      return line !== null;
    }
    if (key !== 'a') return false;
    const button = document.querySelector<HTMLElement>('[data-review="accept_ticked"] button');
    button?.focus();
    return button !== null;
  }

  #onAnswer(key: string): boolean {
    if (key === 'j' || key === 'ArrowRight') return follow('next');
    if (key === 'k' || key === 'ArrowLeft') return follow('previous');
    if (key === 'u') return follow('undo');
    if (key === 'l') return follow('list');
    const card = atHand();
    if (!card) return false;
    if (key === 'a') return this.#send(card, 'accept');
    if (key === 'r') return this.#write(card);
    return key === 'v' && verify(card);
  }

  #send(card: HTMLElement, outcome: 'accept' | 'return'): boolean {
    const button = card.querySelector<HTMLButtonElement>(`[data-review="${outcome}"] button`);
    if (!button || this.#sent) return button !== null;
    this.#sent = true;
    this.#say(this.dataset.sending);
    button.form?.requestSubmit(button);
    return true;
  }

  /** To the remark; what is sent from there is a return. */
  #write(card: HTMLElement): boolean {
    const remark = card.querySelector<HTMLElement>('[data-review="remark"]');
    if (!remark) return false;
    card.dataset.returning = '';
    remark.focus();
    this.#say(this.dataset.returning);
    return true;
  }

  #help(): boolean {
    const keys = this.querySelector('details');
    if (!keys) return false;
    keys.open = !keys.open;
    if (keys.open) keys.querySelector<HTMLElement>('summary')?.focus();
    return true;
  }

  #say(text: string | undefined): void {
    const place = this.querySelector('[role="status"]');
    if (place) place.textContent = text ?? '';
  }
}

/** The answer that has the focus, else the first that waits for a verdict, else the first. */
function atHand(): HTMLElement | null {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-review-answer]')];
  const focused = cards.find((card) => card.contains(document.activeElement));
  return focused ?? cards.find((card) => card.dataset.reviewAnswer === 'to_review') ?? cards[0] ?? null;
}

function returning(card: HTMLElement): boolean {
  return card.dataset.returning !== undefined;
}

/** Opens the verified values; what is sent from there is an acceptance. */
function verify(card: HTMLElement): boolean {
  const values = card.querySelector<HTMLDetailsElement>('details.verified');
  if (!values) return false;
  delete card.dataset.returning;
  values.open = true;
  values.querySelector('select')?.focus();
  return true;
}

function follow(name: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-review="${name}"]`);
  link?.click();
  return link !== null;
}

const FIELDS = 'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="submit"])';

customElements.define('review-keys', ReviewKeys);
