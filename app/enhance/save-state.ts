// The line under the form that says whether what was typed is safe, and what to do when it is not.

type Texts = Record<string, string>;

export class SaveState {
  readonly #line: HTMLElement;
  readonly #texts: Texts;

  constructor(line: HTMLElement, texts: Texts) {
    this.#line = line;
    this.#texts = texts;
  }

  /** Says one of the texts that the page brought along, filled in, with acts behind it. */
  say(key: string, tone: 'good' | 'bad' | 'quiet', values: Texts = {}, acts: readonly HTMLElement[] = []): void {
    const text = (this.#texts[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    if (this.#line.dataset.state !== tone) this.#line.dataset.state = tone;
    const there = [...this.#line.querySelectorAll<HTMLElement>(':scope > *')];
    const same = there.length === acts.length && there.every((each, at) => each.isEqualNode(acts[at] ?? null));
    const words = this.#line.firstChild;
    if (!same || !(words instanceof Text)) {
      this.#line.replaceChildren(text, ...acts.flatMap((act) => [' ', act]));
      return;
    }
    // The same words again would be read out again, and an act that is replaced while it is pressed is not done.
    if (words.data !== text) words.data = text;
    for (const [at, each] of there.entries()) each.onclick = acts[at]?.onclick ?? null;
  }

  button(key: string, act: () => void): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button small';
    button.textContent = this.#texts[key] ?? '';
    button.onclick = act;
    return button;
  }

  link(key: string, href: string): HTMLElement {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = this.#texts[key] ?? '';
    return link;
  }
}
