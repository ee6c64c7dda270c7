import { z } from 'zod';
import type { ReadSheet } from '#app/documents/sheet.ts';
import { IMPORT_MAX_ROWS } from '#app/domain/import-rows.ts';

const email = z.email();

/** Whether a text is an address, by the rule of every other form. */
export function isEmail(text: string): boolean {
  return email.safeParse(text).success;
}

/** Signs that the rows of a preview may have altogether; its page carries them. */
export const CARRIED_MAX = 2_000_000;

/** The cells of a file as the page of its preview carries them. */
export function sheetsField(max: { signs: number; rows: number; cell: number }) {
  const sheet = z.strictObject({
    name: z.string().max(100),
    rows: z.array(z.array(z.string().max(max.cell)).max(200)).max(max.rows + 10),
  });
  return z
    .string()
    .max(max.signs)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'common.error.invalid' });
        return z.NEVER;
      }
    })
    .pipe(z.array(sheet).max(20));
}

/**
 * What the page with a preview sends on: the cells of the file, and what they were said to come to. No file is kept
 * anywhere, and nothing of this is taken on trust: the cells are read and judged again.
 */
export const importForm = z.strictObject({
  form_key: z.string().min(16).max(64),
  shown: z.string().length(64),
  sheets: sheetsField({ signs: CARRIED_MAX, rows: IMPORT_MAX_ROWS, cell: 5_000 }),
});
export type ImportForm = z.output<typeof importForm>;

/** The sheets of a file as the page carries them. */
export function carriedSheets(filled: readonly ReadSheet[]): string {
  return JSON.stringify(filled);
}
