import type { LoaderFunctionArgs } from '@remix-run/node';
import { openPiece } from '#app/features/incidents/open-piece.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';

/** Gives the file of a piece of evidence of an incident, to be saved and never to be shown. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, context } = args;
  const actor = await requireActor(args, 'incident.read').catch(refusePlainly(context));
  const pieceId = /^[1-9]\d{0,8}$/.test(params.piece ?? '') ? Number(params.piece) : 0;
  const address = { slug: params.municipality ?? '', number: params.incident ?? '', pieceId };
  const opened = await openPiece(context.house, actor, address);
  if (opened.kind === 'opened') return sendFile(opened.file);
  return pageInstead(opened.kind === 'refused' ? 'forbidden' : opened.kind, context);
}
