import { numberParam, textParam } from './params.ts';

type Args = Parameters<typeof textParam>[0];

/** Which incident an address names: the municipality's short name and the incident's number. */
export function incidentAddress(args: Args) {
  return { slug: textParam(args, 'municipality'), number: textParam(args, 'incident') };
}

/** Which piece of evidence of which incident. */
export function pieceAddress(args: Args) {
  return { ...incidentAddress(args), pieceId: numberParam(args, 'piece') };
}
