/** Ticks all rows or none without a new page, and says how many are ticked. Without it two links ask the page again. */
class ChooseRows extends HTMLElement {
  connectedCallback(): void {
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-tick]')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        for (const box of this.boxes) box.checked = link.dataset.tick === 'all';
        this.count();
      });
    }
    this.addEventListener('change', () => this.count());
    // Ticks that a browser puts back, after its way back, come later than this element.
    window.addEventListener('pageshow', () => this.count());
    this.count();
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  }

  private count(): void {
    const place = this.querySelector('[data-ticked]');
    const n = this.boxes.filter((box) => box.checked).length;
    if (place) place.textContent = (this.dataset.count ?? '').replace('{n}', String(n));
  }
}

customElements.define('choose-rows', ChooseRows);
