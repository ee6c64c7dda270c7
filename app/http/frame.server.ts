import { canSomewhere } from '#app/domain/access.ts';
import { languageAsked } from './language.server.ts';
import { menuFor } from './menu.ts';
import type { PageFrame } from './ServerFrame.tsx';
import { findActor, type RequestArgs } from './session.server.ts';

/** What surrounds every page: whose it is, in which language, and where one can go from it. */
export async function frameOf(args: RequestArgs): Promise<PageFrame> {
  const { request, context } = args;
  const actor = await findActor(args);
  const path = new URL(request.url).pathname;
  return {
    language: actor?.language ?? languageAsked(request),
    person: actor ? { name: actor.name } : null,
    menu: actor ? menuFor((action) => canSomewhere(actor, action), path) : [],
    path,
    demo: context.house.settings.demo,
  };
}
