import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { IMPORT_SHEETS } from '#app/domain/import-columns.ts';
import { writeTemplate } from '#app/features/importing/write-template.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';

/** Gives the template of an import as a file: `?as=xlsx`, or `?as=csv&of=` one of its sheets. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  await requireActor(args, 'municipality.onboard').catch(refusePlainly(args.context));
  const search = new URL(args.request.url).searchParams;
  const sheet = IMPORT_SHEETS.find((each) => each === search.get('of'));
  const as = search.get('as') ?? 'xlsx';
  if (as !== 'xlsx' && !(as === 'csv' && sheet)) return pageInstead('not_found', args.context);
  const { name, mediaType, bytes } = await writeTemplate(as === 'csv' && sheet ? { as, sheet } : { as: 'xlsx' });
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
