const KEEP = 'waarborg-review-keys';

/**
 * Single-letter shortcuts of the review page: j and k to the next and previous question, a accepts, r goes to the
 * remark. They can be turned off, and a letter typed into a field is only a letter (WCAG 2.1.4).
 */
class ReviewKeys extends HTMLElement {
  #on = localStorage.getItem(KEEP) !== 'off';
  readonly #listen = (event: KeyboardEvent) => this.#act(event);

  connectedCallback() {
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: this.#on });
    const label = Object.assign(document.createElement('label'), { className: 'choice' });
    const words = document.createElement('span');
    words.textContent = `${this.dataset.label}: ${this.dataset.help}`;
    label.append(box, words);
    box.addEventListener('change', () => {
      this.#on = box.checked;
      localStorage.setItem(KEEP, this.#on ? 'on' : 'off');
    });
    this.replaceChildren(label);
    document.addEventListener('keydown', this.#listen);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#listen);
  }

  #act(event: KeyboardEvent) {
    if (!this.#on || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
    const goal = find(event.key);
    if (!goal) return;
    event.preventDefault();
    if (goal instanceof HTMLTextAreaElement) goal.focus();
    else goal.click();
  }
}

function find(key: string): HTMLElement | null {
  const of = (name: string) => document.querySelector<HTMLElement>(`[data-review="${name}"]`);
  if (key === 'j') return of('next');
  if (key === 'k') return of('previous');
  if (key === 'a') return of('accept')?.querySelector('button') ?? null;
  if (key === 'r') return of('remark');
  return null;
}

customElements.define('review-keys', ReviewKeys);
