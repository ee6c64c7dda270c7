import type { MailParams } from '#app/domain/mail.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** What the text of a mail is made with. */
export interface Words {
  t: Translate;
  day: (day: string) => string;
  moment: (at: string) => string;
  /** An address of this installation. */
  link: (path: string) => string;
  /** An address for somebody who is not signed in, so that the page does not know the language. */
  door: (path: string) => string;
  token: string | null;
}
/** The subject and the paragraphs of a mail. */
export type Text = { subject: string; paragraphs: string[] };

/** The mails about the registers: that something happened and where to read it, never what. */
export const registerTexts = {
  message_to_municipality: ({ service, by, subject, text, path }, { t, link }) => ({
    subject: t('mail.message_to_municipality.subject', { subject, service }),
    paragraphs: [
      t('mail.message_to_municipality.wrote', { by, service }),
      text,
      t('mail.message_to_municipality.where'),
      link(path),
    ],
  }),
  incident_reported: ({ municipality, number, personalData, path }, { t, link }) => ({
    subject: t('mail.incident_reported.subject', { number, municipality }),
    paragraphs: [
      t('mail.incident_reported.text', { number, municipality }),
      ...(personalData === 'no' ? [] : [t(`mail.incident_reported.personal_${personalData}`)]),
      link(path),
    ],
  }),
  incident_by_event: ({ municipality, number, path }, { t, link }) => ({
    subject: t('mail.incident_by_event.subject', { number, municipality }),
    paragraphs: [t('mail.incident_by_event.text', { number, municipality }), link(path)],
  }),
  breach_opened: ({ municipality, entity, number, awareAt, path }, { t, moment, link }) => ({
    subject: t('mail.breach_opened.subject', { number, entity }),
    paragraphs: [
      t('mail.breach_opened.text', { number, entity, municipality }),
      awareAt === null ? t('mail.breach_opened.no_clock') : t('mail.breach_opened.clock', { at: moment(awareAt) }),
      link(path),
    ],
  }),
  breach_advised: ({ municipality, entity, number, path }, { t, link }) => ({
    subject: t('mail.breach_advised.subject', { number, entity }),
    paragraphs: [t('mail.breach_advised.text', { number, entity, municipality }), link(path)],
  }),
  legal_clock: ({ register, municipality, entity, number, deadline, overdue, path }, { t, moment, link }) => ({
    subject: t(`mail.legal_clock.${overdue ? 'subject_overdue' : 'subject'}`, { number, entity }),
    paragraphs: [
      t(`mail.legal_clock.${register}`, { number, entity, municipality }),
      deadline === null
        ? t('mail.legal_clock.no_deadline')
        : t(`mail.legal_clock.${overdue ? 'was' : 'until'}`, { at: moment(deadline) }),
      link(path),
    ],
  }),
  evidence_expiring: ({ service, n, municipalities }, { t, link }) => ({
    subject: t('mail.evidence_expiring.subject', { n }),
    paragraphs: [
      t('mail.evidence_expiring.text', { service, n }),
      ...municipalities.map(({ municipality, path, marks }) =>
        [`${municipality}:`, ...marks.map((mark) => t('mail.evidence_expiring.within', mark)), link(path)].join('\n'),
      ),
      t('mail.evidence_expiring.help'),
    ],
  }),
} satisfies { [Kind in keyof MailParams]?: (params: MailParams[Kind], words: Words) => Text };
