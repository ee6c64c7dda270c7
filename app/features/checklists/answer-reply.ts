import type { StoredAnswer } from '#app/domain/answer.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';

/** What became of a post that did not lead on: its errors and values, or the answer that was saved in between. */
export interface AnswerReply {
  values: Record<string, string>;
  errors?: Record<string, MessageKey[]>;
  stale?: { theirs: StoredAnswer | null };
  closed?: boolean;
  refused?: MessageKey;
}
