import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { can } from '#app/domain/access.ts';
import { findRegister, registerFile, writeRegister } from '#app/features/breaches/export-breaches.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';

/** The register of breaches that a filter leaves, over all that the reader may see, as a file: `?as=xlsx|csv|pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { context } = args;
  const actor = await requireActor(args, 'breach.list').catch(refusePlainly(context));
  const search = new URL(args.request.url).searchParams;
  const as = registerFile(search);
  const verdict = can(actor, 'breach.list');
  if (!as || !verdict.allowed) return pageInstead('not_found', context);
  const { database, now } = context.house;
  const register = await withActor(database, actor, now(), async (tx) => {
    const after = { as, filter: search.toString() };
    await record(tx, verdict.as, { event: 'breach.exported', objectType: 'service', objectId: actor.serviceId, after });
    return findRegister(tx, search, null);
  });
  const { name, mediaType, bytes } = await writeRegister(register, as, actor.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
