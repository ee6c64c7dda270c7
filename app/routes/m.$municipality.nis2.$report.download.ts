import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { viewReport } from '#app/features/nis2/view-report.server.ts';
import { STAGE_FILES, type StageFile, writeStage } from '#app/features/nis2/write-stage.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Gives a stage as it was sent as a file: `?stage=` its id and `as=docx`, `pdf` or `json`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { params, context, request } = args;
  const actor = await requireActor(args, 'nis2.read').catch(refusePlainly(context));
  const search = new URL(request.url).searchParams;
  const id = /^[1-9]\d{0,8}$/.test(params.report ?? '') ? Number(params.report) : 0;
  const as = search.get('as') ?? 'pdf';
  const { database, now } = context.house;
  const address = { slug: params.municipality ?? '', report: id };
  const view = await withActor(database, actor, now(), (tx) => viewReport(tx, address));
  const sent = view?.report.stages.find((one) => String(one.id) === search.get('stage'));
  if (!view || !sent || !Object.hasOwn(STAGE_FILES, as)) return pageInstead('not_found', context);
  const { name, mediaType, bytes } = await writeStage(view.report, sent, as as StageFile);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
