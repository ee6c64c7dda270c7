/** The numbers of the registers: one series per service and year, shown on screen, in addresses, mails and documents. */

const PREFIX = { incident: 'INC', breach: 'DL', request: 'VB', event: 'GB' } as const;
export type Register = keyof typeof PREFIX;

/** A number as people say it, such as `INC-2026-014`. */
export function registerNumber(register: Register, year: number, number: number): string {
  return `${PREFIX[register]}-${year}-${String(number).padStart(3, '0')}`;
}

/** What a number stands for, or null where it is none of this register. Forgives case, as it is read out and typed over. */
export function parseRegisterNumber(register: Register, text: string): { year: number; number: number } | null {
  const match = /^([A-Z]+)-(\d{4})-(\d{3,6})$/.exec(text.trim().toUpperCase());
  if (!match || match[1] !== PREFIX[register]) return null;
  const found = { year: Number(match[2]), number: Number(match[3]) };
  return registerNumber(register, found.year, found.number) === match[0] ? found : null;
}
