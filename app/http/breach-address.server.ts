import { textParam } from './params.ts';

/** Which dossier an address names. */
export function breachAddress(args: Parameters<typeof textParam>[0]): { slug: string; number: string } {
  return { slug: textParam(args, 'municipality'), number: textParam(args, 'breach') };
}
