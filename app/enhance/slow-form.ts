// Says that something large is being done from the moment a form is sent until the next page comes, and sends it once.
class SlowForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => this.#sent(event));
    // A page that comes back from the browser's own memory is a page that may be sent again.
    window.addEventListener('pageshow', () => this.querySelector('[data-slow]')?.remove());
  }

  #sent(event: SubmitEvent): void {
    const { submitter } = event;
    if (submitter instanceof HTMLButtonElement && submitter.value !== this.dataset.when) return;
    if (this.querySelector('[data-slow]')) {
      event.preventDefault();
      return;
    }
    const line = document.createElement('p');
    line.dataset.slow = '';
    line.className = 'row';
    line.setAttribute('role', 'status');
    const bar = document.createElement('progress');
    bar.setAttribute('aria-hidden', 'true');
    line.append(bar, this.dataset.said ?? '');
    submitter?.closest('.row')?.after(line);
  }
}

customElements.define('slow-form', SlowForm);
