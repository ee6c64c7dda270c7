import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportFrameworkBook } from '#app/features/frameworks/export-framework.server.ts';
import { writeFrameworkBook } from '#app/features/frameworks/framework-files.server.ts';
import { sendFile } from '#app/http/download.server.ts';
import { numberParam } from '#app/http/params.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** A framework as a workbook, without any official text. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(args, 'framework.read');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  const { name, sheets } = found(
    await withActor(house.database, actor, house.now(), (tx) => exportFrameworkBook(tx, id)),
  );
  const bytes = await writeFrameworkBook(sheets);
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return sendFile({ name, mediaType, size: bytes.length, bytes: Readable.from([bytes]) });
}
