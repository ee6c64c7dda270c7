import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { can } from '#app/domain/access.ts';
import {
  REQUEST_FILES,
  type RequestFile,
  takeOutRequests,
  writeRequests,
} from '#app/features/requests/export-requests.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** The register of requests over all municipalities as a file, exactly as filtered: `?as=xlsx`, `csv` or `pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { context, request } = args;
  const actor = await requireActor(args, 'request.list').catch(refusePlainly(context));
  const verdict = can(actor, 'request.list');
  if (!verdict.allowed) return pageInstead('forbidden', context);
  const search = new URL(request.url).searchParams;
  const as = search.get('as') ?? 'xlsx';
  if (!Object.hasOwn(REQUEST_FILES, as)) return pageInstead('not_found', context);
  const what = { municipality: null, as: as as RequestFile, role: verdict.as };
  const { database, now } = context.house;
  const taken = await withActor(database, actor, now(), (tx) => takeOutRequests(tx, search, what));
  const { name, mediaType, bytes } = await writeRequests(taken, what.as, actor.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
