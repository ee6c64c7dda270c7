import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { viewPrint } from '#app/features/checklists/view-print.server.ts';
import {
  CHECKLIST_FILES,
  type ChecklistFile,
  writeChecklistFile,
} from '#app/features/checklists/write-files.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Gives a checklist as a file: `?as=xlsx`, `docx` or `pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { params, context, request } = args;
  const actor = await requireActor(args, 'checklist.read').catch(refusePlainly(context));
  const asked = new URL(request.url).searchParams.get('as') ?? 'xlsx';
  const checklistId = /^[1-9]\d{0,8}$/.test(params.checklist ?? '') ? Number(params.checklist) : 0;
  const place = { slug: params.municipality ?? '', checklistId };
  if (!Object.hasOwn(CHECKLIST_FILES, asked)) return pageInstead('not_found', context);
  const { database, now } = context.house;
  const view = await withActor(database, actor, now(), (tx) => viewPrint(tx, place));
  if (!view) return pageInstead('not_found', context);
  const { name, mediaType, bytes } = await writeChecklistFile(view, asked as ChecklistFile);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
