import { describe, expect, it } from 'vitest';
import { passwordFault, reduceAll } from '#app/domain/password.ts';
import { commonPasswords, faultOfPassword } from '#app/features/signing-in/common-passwords.server.ts';

const person = ['els.vermeulen@zandbeke.be', 'Els Vermeulen', 'Welzijnsvereniging De Vlier'];

describe('a new password', () => {
  it.each([
    ['eleven chars', 'kwelderzout', 'too_short'],
    ['twelve', 'kwelderzoutj', null],
    ['64', 'wolkbreuk en andere woorden die samen vierenzestig tekens maken!', null],
    ['128', 'kwelder zout over de schorre '.repeat(5).slice(0, 128), null],
    ['129', 'kwelder zout over de schorre '.repeat(5).slice(0, 129), 'too_long'],
    ['twelve letters of two bytes each', 'çéèàùôïçëüöñ', null],
    ['twelve signs of four bytes each', '🦊🌧️🧀🚲🏔🎻🌷🐝🍋⛵🎈🧭', null],
  ])('has 12 to 128 characters, counted as people count: %s [ASVS 6.2.1] [ASVS 6.2.9]', (_, password, fault) => {
    expect(faultOfPassword(password, person)).toBe(fault);
  });

  it.each([
    'aaah wat een gedoe',
    'onze kat slaapt op zolder',
    'ONZEKATSLAAPTOPZOLDER',
    'correct horse battery staple',
    'vier natte bruine eenden',
    '  spaties mogen ook   ',
  ])('needs no digits, capitals or signs: %s [ASVS 6.2.5]', (password) => {
    expect(faultOfPassword(password, person)).toBeNull();
  });

  it.each([
    'wachtwoord123',
    'Wachtwoord2026!',
    'W@chtw00rd2026',
    'p4ssw0rd!!!!!',
    'Pa$$word123456',
    'passwordpassword',
    '123wachtwoord123',
    'azertyuiop123',
    'qwertyuiopas',
    '123456789012',
    '987654321098',
    'abcdefghijklm',
    '1q2w3e4r5t6y',
    'aaaaaaaaaaaa',
    'abababababab',
    'welkomwelkom1',
    'Charlotte2026!',
    'Zonnebeke2026!',
    'liefde-liefde',
    'abc123abc123',
  ])('is not a common one, however dressed: %s [ASVS 6.2.4]', (password) => {
    expect(faultOfPassword(password, person)).toBe('common');
  });

  it.each([
    'Waarborg-demo-1',
    'waarborg2026waarborg',
    'GemeenteZandbeke2026!!',
    'elsvermeulen1',
    'Vermeulen.Els',
    'els.vermeulen@zandbeke.be',
    'WelkomOCMW2026',
    'DeVlierzomer26',
    'januari-februari',
  ])('is not made of what everybody knows here: %s [ASVS 6.2.11]', (password) => {
    expect(faultOfPassword(password, person)).toMatch(/personal|common/);
  });

  it('refuses every long entry of the bundled list, and the list is long enough [ASVS 6.2.4] [ASVS 6.2.12]', () => {
    const entries = [...commonPasswords()].filter((entry) => entry.length >= 12);
    expect(commonPasswords().size).toBeGreaterThan(10_000);
    expect(entries.length).toBeGreaterThan(300);
    expect(entries.filter((entry) => faultOfPassword(entry, []) === null)).toEqual([]);
    expect(entries.filter((entry) => faultOfPassword(`${entry}2026!`, []) === null)).toEqual([]);
  });

  it('lets an unlisted word pass, so that the list is what decides', () => {
    const facts = { common: new Set<string>(), context: [] };
    expect(passwordFault('Charlotte2026!', facts)).toBeNull();
    expect(passwordFault('Charlotte2026!', { ...facts, common: new Set(['charlotte']) })).toBe('common');
  });

  it('is reduced to its cores', () => {
    expect(reduceAll('W@chtw00rd2026!')).toContain('wachtwoord');
    expect(reduceAll('paswoord1paswoord1')).toContain('paswoord1');
    expect(reduceAll('Bri3f!')).toContain('brief');
  });
});
