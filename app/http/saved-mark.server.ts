import type { AnswerPlace } from '#db/queries/answers.server.ts';

const NAME = 'waarborg_saved';

/**
 * Tells the page that follows a save which answer was kept, in a cookie that scripts may read: only then does the
 * browser forget the text that it held for safety (app/enhance/drafts.ts).
 */
export function markSaved(response: Response, place: AnswerPlace, version: number): Response {
  const value = [place.checklistId, encodeURIComponent(place.code), place.entityId ?? 0, version].join('/');
  response.headers.append('Set-Cookie', `${NAME}=${value}; Path=/; SameSite=Lax; Max-Age=60`);
  return response;
}
