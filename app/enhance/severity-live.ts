// Works the severity out again with every answer, by the very rule and in the very words of the server. Without it a
// button asks the server; the button stays out of sight, so that Enter in a field still works out and never saves.
import { severityOf } from '../domain/breach-severity.ts';
import { severityInputOf } from '../domain/severity-input.ts';
import { type Say, severityProblemText, severityWords } from '../i18n/severity-words.ts';

class SeverityLive extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest('form');
    const words = JSON.parse(this.dataset.words ?? 'null') as Record<string, string> | null;
    if (!form || !words) return;
    for (const part of form.querySelectorAll<HTMLElement>('[data-without-script]')) part.hidden = true;
    const say: Say = (key, values = {}) =>
      (words[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
    const show = () => this.#show(form, say);
    form.addEventListener('input', show);
    form.addEventListener('change', show);
    // What a browser puts back, after its way back, comes later than this element.
    window.addEventListener('pageshow', show);
    show();
  }

  #show(form: HTMLFormElement, say: Say): void {
    const data = new FormData(form);
    const input = severityInputOf({
      kinds: data.getAll('data[]').map(String),
      of: (field) => String(data.get(field) ?? '').trim(),
    });
    const result = input && severityOf(input);
    const severity = result?.ok ? result.severity : null;
    const language = this.dataset.language === 'en' ? 'en' : 'nl';
    const words: Record<string, string> = severity ? severityWords(say, language, severity) : {};
    words.prompt = promptOf(say, result);
    for (const place of this.querySelectorAll<HTMLElement>('[data-place]')) {
      const text = words[place.dataset.place ?? ''] ?? '';
      // Only what changes is written, so that nothing is read out twice.
      if (place.textContent !== text) place.textContent = text;
      place.hidden = text === '';
    }
    for (const band of this.querySelectorAll<HTMLElement>('[data-band]'))
      band.hidden = band.dataset.band !== severity?.band;
    for (const part of this.querySelectorAll<HTMLElement>('[data-live]')) part.hidden = false;
    for (const part of this.querySelectorAll<HTMLElement>('[data-terms]')) part.hidden = severity === null;
  }
}

function promptOf(say: Say, result: ReturnType<typeof severityOf> | null): string {
  if (result === null) return say('breach_decisions.severity.live');
  return result.ok ? '' : severityProblemText(say, result.problems);
}

customElements.define('severity-live', SeverityLive);
