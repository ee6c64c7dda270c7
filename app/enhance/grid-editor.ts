import { readChoice, readGrade } from '#app/domain/grid.ts';
import type { GridRow } from './grid-row.ts';

const GRADES = ['1', '2', '3', '4', '5'];
const CHOICES = ['yes', 'partly', 'no'];

/** A cell while it is changed: a list for a value, a text field for an explanation. */
export class GridEditor {
  readonly control: HTMLSelectElement | HTMLTextAreaElement;

  /**
   * @param typed the sign with which somebody began to type over the cell; arrows then leave the cell, as in a spreadsheet.
   * @param label what a screen reader calls the field.
   */
  constructor(
    readonly row: GridRow,
    readonly field: string,
    readonly cell: HTMLElement,
    readonly typed: string | null,
    label: string,
  ) {
    this.control = field === 'explanation' ? this.#text() : this.#list();
    this.control.className = 'grid-editor';
    this.control.setAttribute('aria-label', label);
    cell.classList.add('editing');
    cell.removeAttribute('tabindex');
    cell.append(this.control);
    this.control.focus();
    if (this.control instanceof HTMLTextAreaElement) this.control.setSelectionRange(-1, -1);
  }

  get value(): string {
    return this.control.value;
  }

  /** Whether the arrows go to another cell instead of through the list or the text. */
  get quick(): boolean {
    return this.typed !== null && this.control instanceof HTMLSelectElement;
  }

  close(): void {
    this.cell.classList.remove('editing');
    this.cell.tabIndex = 0;
    this.control.remove();
  }

  /** Opens the list at once for who came with a finger or a mouse. @param chosen when something in it was chosen. */
  unfold(chosen: () => void): void {
    if (!(this.control instanceof HTMLSelectElement)) return;
    this.control.addEventListener('change', chosen);
    if (!('showPicker' in this.control)) return;
    try {
      this.control.showPicker();
    } catch {
      // Without a gesture of the user the list stays folded, and opens by itself on the next one.
    }
  }

  #text(): HTMLTextAreaElement {
    const area = document.createElement('textarea');
    area.value = (this.row.now[this.field] ?? '') + (this.typed ?? '');
    return area;
  }

  #list(): HTMLSelectElement {
    const list = document.createElement('select');
    const { texts } = this.row.around;
    const values = this.field === 'choice' ? CHOICES : GRADES;
    const present = this.row.now[this.field] ?? '';
    const known = ['', ...values, ...(this.row.naAllowed ? ['na'] : [])];
    for (const value of known.includes(present) ? known : [present, ...known]) {
      list.add(new Option(value === '' ? '–' : (texts[`option_${value}`] ?? value), value));
    }
    const read = this.typed === null ? undefined : this.#meant(this.typed.toLowerCase());
    list.value = read && known.includes(read) ? read : present;
    return list;
  }

  /** What one key means: a digit, 0 for "not applicable", or the first letter of a choice. */
  #meant(key: string): string | undefined {
    if (key === '0') return 'na';
    if (this.field === 'choice') return readChoice(key) ?? { d: 'partly', p: 'partly' }[key];
    return readGrade(key) ?? undefined;
  }
}
