// Brings what is left of a legal clock up to date while a page stands open. The words are those of the page: each
// template holds an 8 and a 9 (or a 9 alone) where the figures belong. Cut to whole minutes, as on the server.
const EVERY = 30_000;
const MINUTE = 60_000;

class ClockCountdown extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#show();
    this.#timer = window.setInterval(() => this.#show(), EVERY);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  #show(): void {
    const left = Date.parse(this.dataset.deadline ?? '') - Date.now();
    if (Number.isNaN(left)) return;
    const template = (left < 0 ? this.dataset.late : this.dataset.left) ?? '{time}';
    this.textContent = template.replace('{time}', this.#span(Math.floor(Math.abs(left) / MINUTE)));
  }

  #span(minutes: number): string {
    const { minute = '', minutes: many = '', hours = '', days = '' } = this.dataset;
    if (minutes < 60) return minutes === 1 ? minute : many.replace('9', String(minutes));
    const full = Math.floor(minutes / 60);
    if (full < 72) return filled(hours, full, minutes % 60);
    return filled(days, Math.floor(full / 24), full % 24);
  }
}

function filled(template: string, big: number, small: number): string {
  const figures: Record<string, number> = { '8': big, '9': small };
  return template.replace(/[89]/g, (figure) => String(figures[figure]));
}

customElements.define('clock-countdown', ClockCountdown);
