// Shows and hides the fields of a step at once, by the very conditions that the server reads; without it, saving shows
// what follows. What is hidden stays in the form as it was typed.
import { shownAmong } from '../domain/breach-conditions.ts';
import type { Facts, Field, FieldValue } from '../domain/breach-field.ts';

interface Rules {
  fields: Pick<Field, 'key' | 'type' | 'shownWhen'>[];
  /** What the fields of other steps say, of those that are shown. */
  outside: Record<string, FieldValue>;
  facts: Facts;
}

class ShownWhen extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest('form');
    const rules = JSON.parse(this.dataset.rules ?? 'null') as Rules | null;
    if (!form || !rules) return;
    for (const button of form.querySelectorAll<HTMLElement>('[data-without-script]')) button.remove();
    const show = () => this.#show(form, rules);
    form.addEventListener('input', show);
    form.addEventListener('change', show);
    show();
  }

  #show(form: HTMLFormElement, { fields, outside, facts }: Rules): void {
    const data = new FormData(form);
    const own = Object.fromEntries(fields.map((field) => [field.key, read(data, field)]));
    const others = Object.keys(outside).map((key) => ({ key, shownWhen: null }));
    // The conditions read no more of a field than its key and when it is shown.
    const known = [...others, ...fields] as unknown as Field[];
    const shown = new Set(
      shownAmong(known, { ...outside, ...own } as Record<string, FieldValue>, facts).map(({ key }) => key),
    );
    for (const { key } of fields) {
      const field = this.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
      if (field) field.hidden = !shown.has(key);
    }
    const nothing = this.querySelector<HTMLElement>('[data-nothing]');
    if (nothing) nothing.hidden = fields.some(({ key }) => shown.has(key));
  }
}

function read(data: FormData, { key, type }: Pick<Field, 'key' | 'type'>): FieldValue | undefined {
  if (type === 'multi') return data.getAll(`${key}[]`).map(String);
  const value = data.get(key);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return type === 'boolean' ? true : value.trim();
}

customElements.define('shown-when', ShownWhen);
