import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { firstPart } from '#app/features/breaches/view-facts.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** On to the first step that misses something, or to all of them for who only reads. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const address = breachAddress(args);
  const part = found(await withActor(house.database, actor, house.now(), (tx) => firstPart(tx, address)));
  return redirect(paths.breachFacts(address.slug, address.number, part));
}
