import type { MailedChecklist, MailKind, MailParams } from '#app/domain/mail.ts';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/translate.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import { registerTexts, type Text, type Words } from './register-texts.ts';

/** A mail as the outbox holds it. */
export interface MailToRender {
  kind: MailKind;
  /** As queued, so of the kind's own shape. */
  params: unknown;
  sealedToken: string | null;
  name: string;
  language: 'nl' | 'en';
}

/** What a mail's text needs of the house: the origin of its links, and the key to its link token. */
export interface MailHouse {
  settings: { origins: readonly string[] };
  secrets: Secrets;
}

/** A mail as it is read: plain text, one subject line. */
export interface RenderedMail {
  subject: string;
  text: string;
}

/** Writes a mail in the language of its reader. */
export function renderMail(mail: MailToRender, house: MailHouse): RenderedMail {
  const t = translator(mail.language);
  const words: Words = {
    t,
    day: (day) => formatDay(mail.language, day),
    moment: (at) => formatMoment(mail.language, at),
    link: (path) => `${house.settings.origins[0] ?? ''}${path}`,
    door: (path) => `${house.settings.origins[0] ?? ''}${path}${mail.language === 'nl' ? '' : '?language=en'}`,
    token: mail.sealedToken === null ? null : house.secrets.unseal(mail.sealedToken),
  };
  const write = TEXTS[mail.kind] as (params: unknown, words: Words) => Text;
  const { subject, paragraphs } = write(mail.params, words);
  const text = [`${t('mail.greeting', { name: mail.name })},`, ...paragraphs, `-- \n${t('mail.footer')}`].join('\n\n');
  return { subject: subject.replace(/\s+/g, ' '), text: `${text}\n` };
}

const TEXTS: { [Kind in MailKind]: (params: MailParams[Kind], words: Words) => Text } = {
  invitation: ({ service, role, municipality, invitedBy, also = [] }, { t, door, token }) => ({
    subject: t('mail.invitation.subject', { service }),
    paragraphs: [
      t('mail.invitation.given', { invitedBy, service }),
      municipality === null
        ? t('mail.invitation.role', { role: t(`access.roles.${role}`) })
        : t('mail.invitation.role_for', { municipality, role: t(`access.roles.${role}`) }),
      ...also.map((one) => t('mail.invitation.role_for', { ...one, role: t(`access.roles.${one.role}`) })),
      t(token ? 'mail.invitation.choose' : 'mail.invitation.sign_in'),
      door(token ? `/invitation/${token}` : '/login'),
    ],
  }),
  password_reset: (_, { t, door, token }) => ({
    subject: t('mail.password_reset.subject'),
    paragraphs: [
      t('mail.password_reset.asked'),
      t('mail.password_reset.choose'),
      door(token ? `/reset/${token}` : '/forgot-password'),
      t('mail.password_reset.not_you'),
    ],
  }),
  password_changed: (_, { t, door }) => ({
    subject: t('mail.password_changed.subject'),
    paragraphs: [t('mail.password_changed.changed'), t('mail.password_changed.not_you'), door('/forgot-password')],
  }),
  second_factor_changed: (_, { t, door }) => ({
    subject: t('mail.second_factor_changed.subject'),
    paragraphs: [
      t('mail.second_factor_changed.changed'),
      t('mail.second_factor_changed.not_you'),
      door('/forgot-password'),
    ],
  }),
  checklists_launched: ({ service, dueOn, checklists }, { t, day, link }) => ({
    subject: t('mail.checklists_launched.subject', { n: checklists.length }),
    paragraphs: [
      t('mail.checklists_launched.asks', { service, n: checklists.length, due: day(dueOn) }),
      ...checklists.map((one) => `${one.municipality}: ${one.title}\n${link(one.path)}`),
      t('mail.checklists_launched.pace'),
    ],
  }),
  checklists_reminder: ({ service, by, checklists }, { t, day, link }) => ({
    subject: t('mail.checklists_reminder.subject', { n: checklists.length }),
    paragraphs: [
      by === null
        ? t('mail.checklists_reminder.asks', { service, n: checklists.length })
        : t('mail.checklists_reminder.asks_by', { service, by, n: checklists.length }),
      ...checklists.map((one) => {
        const due = t(`mail.checklists_reminder.${one.late ? 'late' : 'due'}`, { due: day(one.dueOn) });
        const open = t('mail.checklists_reminder.open', { n: one.open });
        return `${one.municipality}: ${one.title}\n${due}; ${open}\n${link(one.path)}`;
      }),
      t('mail.checklists_reminder.help'),
    ],
  }),
  checklists_extended: (params, words) => changed('checklists_extended', params, words),
  checklists_closed: (params, words) => changed('checklists_closed', params, words),
  checklists_reopened: (params, words) => changed('checklists_reopened', params, words),
  checklist_submitted: (params, words) => about('checklist_submitted', params, words, { by: params.by }),
  checklist_returned: (params, words) => about('checklist_returned', params, words, { due: words.day(params.dueOn) }),
  checklist_accepted: (params, words) => about('checklist_accepted', params, words, {}),
  checklist_handed_over: (params, words) =>
    about('checklist_handed_over', params, words, { by: params.by, due: words.day(params.dueOn) }),
  questions_handed_over: handedOver,
  mentioned: (params, words) => about('mentioned', params, words, { by: params.by }),
  ...registerTexts,
};

/** Questions for somebody; who was let in for them reads first how to get in. */
function handedOver(params: MailParams['questions_handed_over'], words: Words): Text {
  const { t, door, token } = words;
  const { by, n, invitedTo } = params;
  const told = about('questions_handed_over', params, words, { by, n, due: words.day(params.dueOn) });
  if (invitedTo === undefined) return told;
  const [what = '', where = ''] = told.paragraphs;
  const values = { invitedBy: by, service: invitedTo };
  const enter = [
    t(token ? 'mail.invitation.choose' : 'mail.invitation.sign_in'),
    door(token ? `/invitation/${token}` : '/login'),
  ];
  const after = [t('mail.questions_handed_over.after'), where];
  return { ...told, paragraphs: [t('mail.invitation.given', values), what, ...enter, ...after] };
}

/** A mail about what a DPO did to several checklists at once. */
function changed(
  kind: 'checklists_extended' | 'checklists_closed' | 'checklists_reopened',
  { service, by, checklists }: MailParams['checklists_extended'],
  { t, day, link }: Words,
): Text {
  const n = checklists.length;
  return {
    subject: t(`mail.${kind}.subject`, { n }),
    paragraphs: [
      t(`mail.${kind}.text`, { service, by, n }),
      ...checklists.map((one) => {
        const due =
          kind === 'checklists_closed' ? '' : `\n${t('mail.checklists_reminder.due', { due: day(one.dueOn) })}`;
        return `${one.municipality}: ${one.title}${due}\n${link(one.path)}`;
      }),
      t('mail.checklists_reminder.why'),
    ],
  };
}

type AboutOne =
  | 'checklist_submitted'
  | 'checklist_returned'
  | 'checklist_accepted'
  | 'checklist_handed_over'
  | 'questions_handed_over'
  | 'mentioned';

/** A mail about one checklist: what happened to it, and where it is. */
function about(kind: AboutOne, one: MailedChecklist, { t, link }: Words, more: Record<string, string | number>): Text {
  const values = { title: one.title, municipality: one.municipality, ...more };
  return { subject: t(`mail.${kind}.subject`, values), paragraphs: [t(`mail.${kind}.text`, values), link(one.path)] };
}
