import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { incidentFile, takeOutIncident, writeIncident } from '#app/features/incidents/write-incident.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Gives an incident with its whole timeline as a document: `?as=docx` or `pdf`, `lang=en` for English. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { params, context, request } = args;
  const actor = await requireActor(args, 'incident.read').catch(refusePlainly(context));
  const search = new URL(request.url).searchParams;
  const as = incidentFile(search);
  if (!as) return pageInstead('not_found', context);
  const { database, now } = context.house;
  const address = { slug: params.municipality ?? '', number: params.incident ?? '' };
  const paper = await withActor(database, actor, now(), (tx) => takeOutIncident(tx, address, as));
  if (!paper) return pageInstead('not_found', context);
  if ('refused' in paper) return pageInstead('forbidden', context);
  const { name, mediaType, bytes } = await writeIncident(paper, as, search.get('lang') === 'en' ? 'en' : 'nl');
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
