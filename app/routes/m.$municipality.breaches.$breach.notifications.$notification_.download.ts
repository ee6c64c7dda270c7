import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { viewNotification } from '#app/features/breaches/view-notifications.server.ts';
import { fileAsked, sentPaper, writeNotification } from '#app/features/breaches/write-notification.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Gives a notification as it was sent as a file: `?as=docx`, `pdf` or `json`, and `lang=en` for English. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { params, context, request } = args;
  const actor = await requireActor(args, 'breach.read').catch(refusePlainly(context));
  const asked = fileAsked(new URL(request.url).searchParams);
  const address = { slug: params.municipality ?? '', number: params.breach ?? '' };
  const id = /^[1-9]\d{0,8}$/.test(params.notification ?? '') ? Number(params.notification) : 0;
  const { database, now } = context.house;
  const view = asked && (await withActor(database, actor, now(), (tx) => viewNotification(tx, address, id)));
  // Of one that was taken over nobody knows what it said: there is no document to give.
  if (!asked || !view?.kept) return pageInstead('not_found', context);
  const { name, mediaType, bytes } = await writeNotification(sentPaper(view), asked.as, asked.language);
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([Buffer.from(bytes)]) });
}
