/** Adds a search box and "all" and "none" to a list of checkboxes. Without it the list is simply a list. */
class ChooseMany extends HTMLElement {
  connectedCallback(): void {
    const bar = document.createElement('div');
    bar.className = 'row choose-bar';
    const search = document.createElement('input');
    search.type = 'search';
    search.setAttribute('aria-label', this.dataset.search ?? '');
    search.placeholder = this.dataset.search ?? '';
    search.addEventListener('input', () => this.narrow(search.value));
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
    bar.append(search, this.button(this.dataset.all ?? '', true), this.button(this.dataset.none ?? '', false));
    this.prepend(bar);
  }

  private get choices(): HTMLLabelElement[] {
    return [...this.querySelectorAll<HTMLLabelElement>('label.choice')];
  }

  private button(text: string, checked: boolean): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button small';
    button.textContent = text;
    button.addEventListener('click', () => {
      for (const choice of this.choices.filter((each) => !each.hidden)) {
        const box = choice.querySelector('input');
        if (box) box.checked = checked;
      }
    });
    return button;
  }

  /** Hidden choices stay as they were: a search never changes what is chosen. */
  private narrow(words: string): void {
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (const choice of this.choices) choice.hidden = !plain(choice.textContent ?? '').includes(plain(words));
  }
}

customElements.define('choose-many', ChooseMany);
