import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { viewPreparation } from '#app/features/breaches/view-notifications.server.ts';
import { draftPaper, fileAsked, writeNotification } from '#app/features/breaches/write-notification.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Gives a notification that was not sent yet as a file that says so: `?to=GBA&stage=initial&as=docx`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { params, context, request } = args;
  const actor = await requireActor(args, 'breach.read').catch(refusePlainly(context));
  const search = new URL(request.url).searchParams;
  const asked = fileAsked(search);
  const address = { slug: params.municipality ?? '', number: params.breach ?? '' };
  const { database, now } = context.house;
  const view = asked && (await withActor(database, actor, now(), (tx) => viewPreparation(tx, address, search)));
  if (!view) return pageInstead('not_found', context);
  const { name, mediaType, bytes } = await writeNotification(draftPaper(view), asked.as, asked.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
