import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeIncidentTemplate } from '#app/features/importing/incidents/write-incident-template.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { translator } from '#app/i18n/translate.ts';

/** Gives the template of a register of incidents as a file: `?as=xlsx` or `?as=csv`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(args, 'incident.import').catch(refusePlainly(args.context));
  const as = new URL(args.request.url).searchParams.get('as') ?? 'xlsx';
  if (as !== 'xlsx' && as !== 'csv') return pageInstead('not_found', args.context);
  const { name, mediaType, bytes } = await writeIncidentTemplate(translator(actor.language), as);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
