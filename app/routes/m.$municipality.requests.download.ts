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
import { findMunicipality } from '#db/queries/municipalities.server.ts';

/** The register of requests of a municipality as a file, exactly as filtered: `?as=xlsx`, `csv` or `pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { context, params, request } = args;
  const actor = await requireActor(args, 'request.read').catch(refusePlainly(context));
  const search = new URL(request.url).searchParams;
  const as = search.get('as') ?? 'xlsx';
  if (!Object.hasOwn(REQUEST_FILES, as)) return pageInstead('not_found', context);
  const { database, now } = context.house;
  const taken = await withActor(database, actor, now(), async (tx) => {
    const municipality = await findMunicipality(tx, params.municipality ?? '');
    if (!municipality) return 'not_found';
    const verdict = can(actor, 'request.read', { municipalityId: municipality.id });
    if (!verdict.allowed) return 'forbidden';
    return takeOutRequests(tx, search, { municipality, as: as as RequestFile, role: verdict.as });
  });
  if (typeof taken === 'string') return pageInstead(taken, context);
  const { name, mediaType, bytes } = await writeRequests(taken, as as RequestFile, actor.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
