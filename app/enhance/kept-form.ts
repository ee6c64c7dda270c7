// Keeps what is typed into a form in this window until the page that says it has arrived, so that no network, a closed
// lid or a wrong click loses it. Only for this window and no longer than it is open: the computer may be a shared one.

const PREFIX = 'waarborg-form:';

class KeptForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (this.dataset.sent !== undefined) forget(this.#key);
    if (!form) return;
    if (!form.querySelector('[aria-invalid]')) this.#restore(form);
    form.addEventListener('input', () => this.#keep(form));
    form.addEventListener('change', () => this.#keep(form));
  }

  get #key(): string {
    return `${PREFIX}${this.dataset.place ?? ''}`;
  }

  #keep(form: HTMLFormElement): void {
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(fields));
    } catch {
      // A browser that keeps nothing still sends the form.
    }
  }

  /** The form key comes back too: what was sent after all, unseen, is then the same report and no second one. */
  #restore(form: HTMLFormElement): void {
    const fields = read(this.#key);
    if (fields.length === 0) return;
    for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = false;
    for (const [name, value] of fields) {
      for (const control of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
        if (control.type === 'radio' || control.type === 'checkbox') control.checked ||= control.value === value;
        else control.value = value;
      }
    }
    const said = document.createElement('p');
    said.className = 'soft small';
    said.setAttribute('role', 'status');
    said.textContent = this.dataset.kept ?? '';
    form.prepend(said);
  }
}

function read(key: string): [string, string][] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, string][];
  } catch {
    return [];
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

customElements.define('kept-form', KeptForm);
