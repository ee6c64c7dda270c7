import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { can } from '#app/domain/access.ts';
import { askedExport, takeOutIncidents, writeExport } from '#app/features/incidents/export-incidents.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { textParam } from '#app/http/params.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

/** The incidents of a municipality that a filter leaves, as a file: `?as=xlsx|csv|json`, of CSV `&of=timeline|tasks`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { context } = args;
  const actor = await requireActor(args, 'incident.read').catch(refusePlainly(context));
  const search = new URL(args.request.url).searchParams;
  const asked = askedExport(search);
  const { database, now } = context.house;
  const found = await withActor(database, actor, now(), async (tx) => {
    const place = await findMunicipality(tx, textParam(args, 'municipality'));
    if (!place || !asked) return 'not_found';
    const verdict = can(actor, 'incident.read', { municipalityId: place.id });
    if (!verdict.allowed) return 'forbidden';
    return takeOutIncidents(tx, search, { ...asked, role: verdict.as, municipalityId: place.id });
  });
  if (typeof found === 'string' || !asked) return pageInstead(typeof found === 'string' ? found : 'not_found', context);
  const { name, mediaType, bytes } = await writeExport(found, asked, actor.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
