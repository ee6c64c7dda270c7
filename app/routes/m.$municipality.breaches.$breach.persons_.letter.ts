import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { viewPersons } from '#app/features/breaches/view-persons.server.ts';
import { writeLetter } from '#app/features/breaches/write-letter.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Gives the text for the persons concerned as a letter: `?as=docx` or `pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { params, context, request } = args;
  const actor = await requireActor(args, 'breach.read').catch(refusePlainly(context));
  const address = { slug: params.municipality ?? '', number: params.breach ?? '' };
  const { database, now } = context.house;
  const view = await withActor(database, actor, now(), (tx) => viewPersons(tx, address));
  if (!view) return pageInstead('not_found', context);
  const as = new URL(request.url).searchParams.get('as') === 'docx' ? 'docx' : 'pdf';
  const { name, mediaType, bytes } = await writeLetter(view, as, now());
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
