import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportFramework } from '#app/features/frameworks/export-framework.server.ts';
import { sendText } from '#app/http/download.server.ts';
import { numberParam } from '#app/http/params.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** A framework as a file, without any official text. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(args, 'framework.read');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  const file = found(await withActor(house.database, actor, house.now(), (tx) => exportFramework(tx, id, 'csv')));
  return sendText(file, 'text/csv; charset=utf-8');
}
