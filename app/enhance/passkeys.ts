// Passkeys need a script: the browser makes and signs, the server judges. The part that speaks to the browser is fetched
// when it is wanted, so that other pages' script stays small. The answer goes to the server as an ordinary form.

type Reply = { kind: string; options?: never };

/** A form that asks the server for a challenge, hands it to the browser, and posts what the browser made of it. */
abstract class PasskeyElement extends HTMLElement {
  #busy = false;

  connectedCallback(): void {
    const { form } = this;
    if (!('PublicKeyCredential' in window) || !form) return;
    this.hidden = false;
    form.hidden = false;
    for (const words of this.querySelectorAll('[data-without]')) words.remove();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#busy) void this.run(form);
    });
  }

  /** What is sent to ask for a challenge. */
  protected abstract question(form: HTMLFormElement): [address: string, fields: Record<string, string>];
  protected abstract answer(options: never): Promise<unknown>;
  /** What is not posted with the answer. */
  protected settle(_form: HTMLFormElement): void {}

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private async run(form: HTMLFormElement): Promise<void> {
    this.#busy = true;
    this.say('');
    try {
      const [address, fields] = this.question(form);
      const body = new URLSearchParams(fields);
      const response = await fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' } });
      const reply = (await response.json()) as Reply;
      if (!reply.options) return this.say(this.dataset[reply.kind] ?? this.dataset.failed ?? '');
      const answer = await this.answer(reply.options);
      const token = form.querySelector<HTMLInputElement>('input[name=token]');
      if (!token) return;
      token.value = JSON.stringify(answer);
      this.settle(form);
      form.submit();
    } catch {
      // Somebody closed the browser's window, the device is not known here, or there is no network.
      this.say(this.dataset.failed ?? '');
    } finally {
      this.#busy = false;
    }
  }

  private say(words: string): void {
    const place = this.querySelector('.passkey-said');
    if (place) place.textContent = words;
  }
}

class PasskeySignIn extends PasskeyElement {
  protected question(): [string, Record<string, string>] {
    return ['/login/passkey/options', {}];
  }

  protected async answer(optionsJSON: never): Promise<unknown> {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON });
  }
}

class PasskeyAdd extends PasskeyElement {
  protected question(form: HTMLFormElement): [string, Record<string, string>] {
    return ['/account/passkeys/options', { password: String(new FormData(form).get('password') ?? '') }];
  }

  protected async answer(optionsJSON: never): Promise<unknown> {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return startRegistration({ optionsJSON });
  }

  /** The password was judged with the question. */
  protected override settle(form: HTMLFormElement): void {
    form.querySelector<HTMLInputElement>('input[name=password]')?.removeAttribute('name');
  }
}

customElements.define('passkey-sign-in', PasskeySignIn);
customElements.define('passkey-add', PasskeyAdd);
