import type { AnswerForm } from './answer-form.ts';

const KEPT = 'waarborg-answer-keys';

/**
 * The keys of the question page. Ctrl+Enter and Escape work everywhere; keys of one sign only outside text fields, and
 * they can be turned off (WCAG 2.1.4). The list of keys is there only when this is.
 */
class AnswerKeys extends HTMLElement {
  #single = localStorage.getItem(KEPT) !== 'off';
  readonly #listen = (event: KeyboardEvent) => this.#pressed(event);

  connectedCallback(): void {
    this.hidden = false;
    const off = this.querySelector<HTMLInputElement>('[data-shortcuts-off]');
    if (off) off.checked = !this.#single;
    off?.addEventListener('change', () => {
      this.#single = !off.checked;
      localStorage.setItem(KEPT, this.#single ? 'on' : 'off');
    });
    document.addEventListener('keydown', this.#listen);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#listen);
  }

  get #form(): HTMLFormElement | null {
    return document.querySelector('answer-form form');
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#form?.requestSubmit(
        this.#form.querySelector<HTMLButtonElement>('button[value="next"], button[value="save"]'),
      );
      return;
    }
    const typing = event.target instanceof Element && event.target.closest(TEXT_FIELDS);
    if (event.key === 'Escape' && typing instanceof HTMLElement) typing.blur();
    if (typing || !this.#single || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (this.#act(event.key)) event.preventDefault();
  }

  /** @returns whether the key means something here. */
  #act(key: string): boolean {
    if (/^[0-5]$/.test(key)) return this.#choose(key);
    if (key === 'c') this.#form?.querySelector<HTMLTextAreaElement>('textarea[name="explanation"]')?.focus();
    else if (key === 'j') void this.#go(this.dataset.next);
    else if (key === 'k') void this.#go(this.dataset.previous);
    else return false;
    return true;
  }

  /** Goes on once what was typed is safe; stays, with the reason under the form, when it is not. */
  async #go(address: string | undefined): Promise<void> {
    if (!address) return;
    const form = document.querySelector<AnswerForm>('answer-form');
    if (!form || (await form.flush())) location.assign(address);
  }

  /** The group that has the focus, else the first without an answer, takes the digit; then the next group is at hand. */
  #choose(digit: string): boolean {
    const groups = [...(this.#form?.querySelectorAll<HTMLFieldSetElement>('fieldset[data-scale]') ?? [])];
    const focused = groups.find((group) => group.contains(document.activeElement));
    const group = focused ?? groups.find((each) => !each.querySelector('input:checked')) ?? groups[0];
    const radios = [...(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
    const radio =
      radios.find((each) => each.value === (digit === '0' ? 'na' : digit)) ??
      (radios.some((each) => each.value === '1') ? undefined : radios[Number(digit) - 1]);
    if (!group || !radio) return false;
    radio.checked = true;
    radio.dispatchEvent(new Event('input', { bubbles: true }));
    const next = groups[groups.indexOf(group) + 1];
    (next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector('input') ?? radio).focus();
    return true;
  }
}

const TEXT_FIELDS =
  'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"], [type="submit"])';

customElements.define('answer-keys', AnswerKeys);
