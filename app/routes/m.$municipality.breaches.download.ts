import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { can } from '#app/domain/access.ts';
import { findRegister, registerFile, writeRegister } from '#app/features/breaches/export-breaches.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

/** The register of breaches of a municipality that a filter leaves, as a file: `?as=xlsx|csv|pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { context, params } = args;
  const actor = await requireActor(args, 'breach.read').catch(refusePlainly(context));
  const search = new URL(args.request.url).searchParams;
  const as = registerFile(search);
  if (!as) return pageInstead('not_found', context);
  const { database, now } = context.house;
  const register = await withActor(database, actor, now(), async (tx) => {
    const place = await findMunicipality(tx, params.municipality ?? '');
    if (!place) return 'not_found';
    const verdict = can(actor, 'breach.read', { municipalityId: place.id });
    if (!verdict.allowed) return 'forbidden';
    const of = { municipalityId: place.id, objectType: 'municipality' as const, objectId: place.slug };
    await record(tx, verdict.as, { event: 'breach.exported', ...of, after: { as, filter: search.toString() } });
    return findRegister(tx, search, place);
  });
  if (typeof register === 'string') return pageInstead(register, context);
  const { name, mediaType, bytes } = await writeRegister(register, as, actor.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
