import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES, SettingFault } from '#app/http/settings.server.ts';

const wrong: [string, string, string?][] = [
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['HOST', 'two words'],
  ['WAARBORG_ORIGIN', 'waarborg.example', 'origin'],
  ['WAARBORG_ORIGIN', 'https://waarborg.example/', 'without a path'],
  ['WAARBORG_ORIGIN', 'https://waarborg.example/app', 'without a path'],
  ['WAARBORG_ORIGIN', 'ftp://waarborg.example'],
  ['WAARBORG_ORIGIN', 'https://a.example,nonsense'],
  ['WAARBORG_ORIGIN', 'https://user@waarborg.example', 'without a path'],
  ['WAARBORG_SECRET', 'too short', '32'],
  ['WAARBORG_DEMO', 'yes'],
  ['WAARBORG_TRUST_PROXY', '1'],
  ['DATABASE_URL', 'mysql://localhost/x', 'postgresql://'],
  ['DATABASE_OWNER_URL', 'localhost', 'postgresql://'],
  ['DATABASE_OWNER_URL', 'postgresql://localhost/x', 'without DATABASE_URL'],
  ['DATABASE_POOL', '0'],
  ['DATABASE_POOL', 'many'],
  ['SMTP_URL', 'mail.example', 'smtp://'],
  ['MAIL_FROM', 'nobody', 'address'],
  ['MAIL_FROM', 'A <a@b.example>\r\nBcc: x@y.example', 'address'],
  ['LOG_LEVEL', 'loud'],
  ['WAARBORG_FILES', 'ftp'],
  ['WAARBORG_FILES_ENDPOINT', 's3.example.org'],
  ['WAARBORG_FILES_BUCKET', 'A'],
  ['WAARBORG_CLAMD', 'nonsense'],
];

describe('settings', () => {
  it.each(wrong)('%s=%s stops the start with one line that names it', (name, value, hint) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingFault);
    const message = messageOf(read);
    expect(message).toMatch(new RegExp(`^Setting ${name}: .+\\.$`));
    expect(message).not.toContain('\n');
    if (hint) expect(message).toContain(hint);
  });

  it('never repeats the value: it may be a password', () => {
    for (const name of ['WAARBORG_SECRET', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL']) {
      expect(messageOf(() => readSettings({ [name]: 'hunter2' }))).not.toContain('hunter2');
    }
  });

  it('every setting has a wrong value above, or cannot be wrong', () => {
    const tried = new Set(wrong.map(([name]) => name));
    const free = ['WAARBORG_DATA', 'WAARBORG_FILES_REGION', 'WAARBORG_FILES_KEY', 'WAARBORG_FILES_SECRET'];
    expect(SETTING_NAMES.filter((name) => !tried.has(name))).toEqual(free);
  });

  it('nothing set is a small installation on this machine, and an empty value is not set', () => {
    const nothing = readSettings({});
    expect(nothing).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      origins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
      dataFolder: './data',
      demo: false,
      trustProxy: false,
      databaseUrl: undefined,
      databasePool: 10,
    });
    expect(readSettings(Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])))).toEqual(nothing);
  });

  it('the port moves the origins of this machine, until origins are given', () => {
    expect(readSettings({ PORT: '4000' }).origins).toEqual(['http://localhost:4000', 'http://127.0.0.1:4000']);
    const given = readSettings({ WAARBORG_ORIGIN: 'https://waarborg.example, https://w.example:8443' });
    expect(given.origins).toEqual(['https://waarborg.example', 'https://w.example:8443']);
  });

  it('takes what an operator writes', () => {
    const settings = readSettings({
      WAARBORG_DEMO: 'true',
      DATABASE_URL: 'postgres://app:x@db/waarborg',
      DATABASE_OWNER_URL: 'postgresql://owner:x@db/waarborg',
      MAIL_FROM: 'Waarborg <no-reply@waarborg.example>',
      SMTP_URL: 'smtps://u:p@mail.example',
    });
    expect(settings).toMatchObject({ demo: true, mailFrom: 'Waarborg <no-reply@waarborg.example>' });
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
