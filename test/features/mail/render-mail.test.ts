import { describe, expect, it } from 'vitest';
import { MAIL_KINDS, type MailKind, type MailParams } from '#app/domain/mail.ts';
import { renderMail } from '#app/features/mail/render-mail.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';

const secrets = makeSecrets('a secret of the tests, long enough');
const house = { settings: { origins: ['https://waarborg.example'] }, secrets };
const TOKEN = 'token-of-the-link';

const one = { municipality: 'Zandbeke', title: 'CyFun 2025 – basis', path: '/m/zandbeke/checklists/42' };
const PARAMS: MailParams = {
  invitation: { service: 'De Vlier', role: 'spoc', municipality: 'Zandbeke', invitedBy: 'Els Vermeulen' },
  password_reset: {},
  password_changed: {},
  second_factor_changed: {},
  checklists_launched: {
    service: 'De Vlier',
    dueOn: '2026-03-31',
    checklists: [one, { municipality: 'Kalkem', title: 'AVG', path: '/m/kalkem/checklists/43' }],
  },
  checklists_reminder: {
    service: 'De Vlier',
    by: 'Jan Peeters',
    checklists: [
      { ...one, dueOn: '2026-01-31', late: true, open: 3 },
      { ...one, dueOn: '2026-03-31', late: false, open: 0 },
    ],
  },
  checklists_extended: { service: 'De Vlier', by: 'Jan Peeters', checklists: [{ ...one, dueOn: '2026-03-31' }] },
  checklists_closed: { service: 'De Vlier', by: 'Jan Peeters', checklists: [{ ...one, dueOn: '2026-03-31' }] },
  checklists_reopened: { service: 'De Vlier', by: 'Jan Peeters', checklists: [{ ...one, dueOn: '2026-03-31' }] },
  checklist_submitted: { ...one, by: 'Jan Peeters' },
  checklist_returned: { ...one, dueOn: '2026-03-31' },
  checklist_accepted: one,
  checklist_handed_over: { ...one, by: 'Jan Peeters', dueOn: '2026-03-31' },
  questions_handed_over: { ...one, by: 'Jan Peeters', n: 3, dueOn: '2026-03-31' },
  mentioned: { ...one, by: 'Jan Peeters' },
  incident_by_event: { municipality: 'Zandbeke', number: 'INC-2026-014', path: '/m/zandbeke/incidents/INC-2026-014' },
  incident_reported: {
    municipality: 'Zandbeke',
    number: 'INC-2026-014',
    personalData: 'unknown',
    path: '/m/zandbeke/incidents/INC-2026-014',
  },
  breach_opened: {
    municipality: 'Zandbeke',
    entity: 'OCMW Zandbeke',
    number: 'DL-2026-001',
    awareAt: '2026-11-03T13:30:00.000Z',
    path: '/m/zandbeke/breaches/DL-2026-001',
  },
  breach_advised: {
    municipality: 'Zandbeke',
    entity: 'OCMW Zandbeke',
    number: 'DL-2026-001',
    path: '/m/zandbeke/breaches/DL-2026-001/decision',
  },
  legal_clock: {
    register: 'breach',
    municipality: 'Zandbeke',
    entity: 'OCMW Zandbeke',
    number: 'DL-2026-001',
    deadline: '2026-11-06T13:30:00.000Z',
    overdue: false,
    path: '/m/zandbeke/breaches/DL-2026-001',
  },
  evidence_expiring: {
    service: 'De Vlier',
    n: 3,
    municipalities: [
      {
        municipality: 'Zandbeke',
        path: '/m/zandbeke/evidence?state=expiring',
        marks: [
          { days: 7, n: 1 },
          { days: 30, n: 2 },
        ],
      },
    ],
  },
  message_to_municipality: {
    service: 'Dienst Noord',
    by: 'Jan Maes',
    subject: 'Opleiding',
    text: 'Schrijf u in.',
    path: '/m/zandbeke',
  },
};

const render = (
  kind: MailKind,
  language: 'nl' | 'en' = 'nl',
  params: unknown = PARAMS[kind],
  token: string | null = TOKEN,
) =>
  renderMail(
    { kind, params, name: 'Ann Claes', language, sealedToken: token === null ? null : secrets.seal(token) },
    house,
  );

describe('a mail', () => {
  it.each(MAIL_KINDS)('%s is written in both languages, with nothing left unfilled', (kind) => {
    const [nl, en] = [render(kind, 'nl'), render(kind, 'en')];
    expect(nl.text).toMatch(/^Dag Ann Claes,\n/);
    expect(en.text).toMatch(/^Hello Ann Claes,\n/);
    expect(nl.subject).not.toBe(en.subject);
    for (const { subject, text } of [nl, en]) {
      expect(subject.length).toBeLessThan(120);
      expect(subject + text).not.toMatch(/[{}]|undefined|null|\bmail\./);
      expect(text).toMatch(/https:\/\/waarborg\.example\//);
    }
  });

  it.each(MAIL_KINDS)('%s links to this installation alone', (kind) => {
    const links = render(kind).text.match(/https?:\/\/\S+/g) ?? [];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(new URL(link).origin).toBe('https://waarborg.example');
  });

  it('carries its token only where it is for', () => {
    const withToken = MAIL_KINDS.filter((kind) => render(kind).text.includes(TOKEN));
    expect(withToken).toEqual(['invitation', 'password_reset']);
    expect(render('invitation').text).toContain(`https://waarborg.example/invitation/${TOKEN}\n`);
    expect(render('password_reset', 'en').text).toContain(`https://waarborg.example/reset/${TOKEN}?language=en\n`);
  });

  it('invites who has a password already to sign in', () => {
    const { text } = render('invitation', 'nl', PARAMS.invitation, null);
    expect(text).toContain('https://waarborg.example/login\n');
    expect(text).toContain('Uw rol voor Zandbeke: Aanspreekpunt (SPOC).');
    expect(render('invitation', 'nl', { ...PARAMS.invitation, municipality: null }).text).toContain('Uw rol: ');
  });

  it('names each checklist with its own link and the date in words', () => {
    const { subject, text } = render('checklists_launched');
    expect(subject).toBe('2 nieuwe vragenlijsten voor u');
    expect(text).toContain('uiterlijk op di 31 mrt 2026');
    expect(text).toContain('Zandbeke: CyFun 2025 – basis\nhttps://waarborg.example/m/zandbeke/checklists/42');
    expect(text).toContain('Kalkem: AVG\nhttps://waarborg.example/m/kalkem/checklists/43');
    const single = { ...PARAMS.checklists_launched, checklists: [one] };
    expect(render('checklists_launched', 'nl', single).subject).toBe('Een nieuwe vragenlijst voor u');
  });

  it('keeps its subject on one line and reads nothing in what people typed', () => {
    const title = 'Lijst\r\nBcc: everybody@evil.example {n, plural, one {x}}';
    const { subject, text } = render('checklist_accepted', 'nl', { ...one, title });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).toContain('{n, plural, one {x}}');
    expect(text).toContain('{n, plural, one {x}}');
  });
});
