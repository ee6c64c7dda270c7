// Reading and writing the fields of an answer's form.

const FIELDS = ['choice', 'doc', 'impl', 'reason', 'explanation'] as const;

/** What the form holds now, field by field; a choice that was not made is left out. */
export function readFields(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form);
  const fields: Record<string, string> = {};
  for (const name of FIELDS) {
    const value = data.get(name);
    if (typeof value === 'string') fields[name] = value.replaceAll('\r\n', '\n');
  }
  return fields;
}

/** Puts fields back into the form. */
export function writeFields(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const name of FIELDS) {
    const value = fields[name];
    for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)) {
      if (control instanceof HTMLInputElement && control.type === 'radio') control.checked = control.value === value;
      else control.value = value ?? '';
    }
  }
}

export function sameFields(a: Record<string, string>, b: Record<string, string>): boolean {
  return FIELDS.every((name) => (a[name] ?? '') === (b[name] ?? ''));
}

/** The version of the answer on which the form stands. */
export function versionOf(form: HTMLFormElement): number {
  return Number(form.querySelector<HTMLInputElement>('input[name="version"]')?.value ?? 0);
}

export function setVersion(form: HTMLFormElement, version: number): void {
  const field = form.querySelector<HTMLInputElement>('input[name="version"]');
  if (field) field.value = String(version);
}
