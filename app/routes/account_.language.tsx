import type { ActionFunctionArgs } from '@remix-run/node';
import { changeLanguage } from '#app/features/signing-in/change-profile.server.ts';
import { languageForm } from '#app/features/signing-in/forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { languageCookie } from '#app/http/language.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { findRequestSession, whereFrom, withCookie } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Switches the language from the head of any page, for those who are not signed in too, and returns there. */
export async function action(args: ActionFunctionArgs) {
  const { house } = args.context;
  const session = await findRequestSession(args);
  const read = await readForm(args.request, languageForm);
  const back = seeOther(whereFrom(args));
  if (!read.ok) return back;
  const { language } = read.value;
  if (session && session.step !== 'prove') {
    await withActor(house.database, session.actor, house.now(), (tx) => changeLanguage(tx, language));
  }
  return withCookie(back, languageCookie(language, house.settings));
}
