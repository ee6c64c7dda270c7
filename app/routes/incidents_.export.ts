import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { can } from '#app/domain/access.ts';
import { askedExport, takeOutIncidents, writeExport } from '#app/features/incidents/export-incidents.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** The incidents of the service that a filter leaves, as a file: `?as=xlsx|csv|json`, of CSV `&of=timeline|tasks`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { context } = args;
  const actor = await requireActor(args, 'incident.list').catch(refusePlainly(context));
  const search = new URL(args.request.url).searchParams;
  const asked = askedExport(search);
  if (!asked) return pageInstead('not_found', context);
  const verdict = can(actor, 'incident.list');
  if (!verdict.allowed) return pageInstead('forbidden', context);
  const { database, now } = context.house;
  const found = await withActor(database, actor, now(), (tx) =>
    takeOutIncidents(tx, search, { ...asked, role: verdict.as }),
  );
  const { name, mediaType, bytes } = await writeExport(found, asked, actor.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
