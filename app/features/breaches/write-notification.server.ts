import { writeBeside } from '#app/documents/worker.server.ts';
import { TEMPLATE_VERSION } from '#app/domain/breach-fields.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { type NotificationPaper, notificationDocument, notificationJson } from './notification-document.ts';
import type { NotificationView, PreparationView } from './view-notifications.server.ts';

/** The files that a notification can be had as. */
export const NOTIFICATION_FILES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
} as const;
export type NotificationFile = keyof typeof NOTIFICATION_FILES;

/** What the documents of a sent notification tell: its snapshot, so that they say the same whenever they are made. */
export function sentPaper({ head, notification, number }: NotificationView): NotificationPaper {
  const {
    authority: to,
    stage,
    snapshot: values,
    sentAt: at,
    way,
    sentBy: by,
    reference,
    templateVersion,
  } = notification;
  const { breach, code } = head;
  const { entity, controllerName } = breach;
  const sent = { at, way, by, reference };
  return { code, entity, controllerName, to, stage, number, templateVersion, values, sent, missing: [], madeAt: at };
}

/** What the documents of a notification tell that was not sent yet. */
export function draftPaper({ head, prepared, number, now }: PreparationView): NotificationPaper {
  const { to, stage, values, missing } = prepared;
  const { breach, code } = head;
  const { entity, controllerName } = breach;
  const base = { code, entity, controllerName, to, stage, number, values, missing };
  return { ...base, templateVersion: TEMPLATE_VERSION, sent: null, madeAt: now };
}

/** Makes one of them, in Dutch unless English is asked. */
export async function writeNotification(paper: NotificationPaper, as: NotificationFile, language: Language) {
  const bytes =
    as === 'json'
      ? new TextEncoder().encode(notificationJson(paper))
      : await writeBeside({
          kind: as === 'pdf' ? 'write_pdf' : 'write_word',
          document: notificationDocument(language, paper),
        });
  const to = paper.to === 'controller' ? 'verantwoordelijke' : paper.to;
  const draft = paper.sent ? '' : ' ontwerp';
  return {
    name: `${paper.code} ${to} ${paper.number} ${paper.stage}${draft}.${as}`,
    mediaType: NOTIFICATION_FILES[as],
    bytes,
  };
}

/** Which file an address asks for: `?as=docx`, `pdf` or `json`, and `lang=en` for English. Null for anything else. */
export function fileAsked(search: URLSearchParams): { as: NotificationFile; language: Language } | null {
  const as = search.get('as') ?? 'pdf';
  if (!Object.hasOwn(NOTIFICATION_FILES, as)) return null;
  return { as: as as NotificationFile, language: search.get('lang') === 'en' ? 'en' : 'nl' };
}
