import { describe, expect, it } from 'vitest';
import { FIELDS, type FieldKey, fieldOf } from '#app/domain/breach-fields.ts';
import { parseField, type RawValue, readValues } from '#app/domain/breach-values.ts';

function parse(key: FieldKey, raw: RawValue) {
  const field = fieldOf(key);
  if (!field) throw new Error(key);
  const parsed = parseField(field, raw);
  return parsed.ok ? parsed.value : parsed.problem;
}

describe('a value', () => {
  it.each<[FieldKey, RawValue, unknown]>([
    ['cause', 'external_malicious', 'external_malicious'],
    ['cause', ['external_malicious'], 'external_malicious'],
    ['cause', 'aliens', 'not_an_option'],
    ['cause', '', null],
    ['cause', undefined, null],
    ['cause', [], null],
    ['breach_nature', 'integrity', ['integrity']],
    ['breach_nature', ['availability', 'confidentiality', 'availability'], ['confidentiality', 'availability']],
    ['breach_nature', ['availability', 'x'], 'not_an_option'],
    ['breach_nature', [''], null],
    ['breach_nature', undefined, null],
    ['dates_estimated', 'yes', true],
    ['dates_estimated', 'no', false],
    ['dates_estimated', 'maybe', 'not_an_option'],
    ['dates_estimated', '', null],
    ['subject_count', '120', { known: 'known', n: 120 }],
    ['subject_count', ' 1.200 ', { known: 'known', n: 1200 }],
    ['subject_count', '12 500', { known: 'known', n: 12500 }],
    ['subject_count', '±120', { known: 'estimate', n: 120 }],
    ['subject_count', 'Ca. 1.200', { known: 'estimate', n: 1200 }],
    ['subject_count', '0', { known: 'known', n: 0 }],
    ['subject_count', 'onbekend', { known: 'unknown', n: null }],
    ['subject_count', '?', { known: 'unknown', n: null }],
    ['subject_count', '-5', 'not_a_count'],
    ['subject_count', '1,5', 'not_a_count'],
    ['subject_count', '1.20', 'not_a_count'],
    ['subject_count', '1e9', 'not_a_count'],
    ['subject_count', '9999999999', 'not_a_count'],
    ['occurred_from', '2026-03', '2026-03'],
    ['occurred_from', '2026-03-09 10:15', '2026-03-09T09:15Z'],
    ['occurred_from', { year: '2026', month: '3', day: '9', time: '10:15' }, '2026-03-09T09:15Z'],
    ['occurred_from', { year: '2026', day: '9' }, 'month_missing'],
    ['occurred_from', '2026-02-30', 'day_impossible'],
    ['occurred_from', {}, null],
    ['occurred_from', '', null],
    ['external_notice_date', '2026-03-09', '2026-03-09'],
    ['external_notice_date', { year: '2026', month: '3', day: '9', time: '10:15' }, '2026-03-09'],
    ['external_notice_date', '2026-03-09 10:15', 'time_impossible'],
    ['reporter_contact', 'spoc@voorbeeld.be', 'spoc@voorbeeld.be'],
    ['reporter_contact', 'Dorp 1, 050 12 34 56', 'Dorp 1, 050 12 34 56'],
    ['reporter_contact', '+32 (0)470/12.34.56', '+32 (0)470/12.34.56'],
    ['reporter_contact', 'bel mij', 'unreachable'],
    ['reporter_contact', 'spoc@voorbeeld', 'unreachable'],
    ['reporter_contact', '12345678', 'unreachable'],
    ['reporter_national_id', '85.07.30-033.28', '85073003328'],
    ['reporter_national_id', '85.07.30-033.29', 'not_a_national_number'],
    ['reporter_national_id', '17 07 30 033 84', '17073003384'],
    ['reporter_national_id', '850730', 'not_a_national_number'],
    ['organisation_name', '  Gemeente \r\n Voorbeeld ', 'Gemeente \n Voorbeeld'],
    ['organisation_name', 'x'.repeat(1_000), 'x'.repeat(1_000)],
    ['organisation_name', 'x'.repeat(1_001), 'too_long'],
    ['mitigation_measures', 'x'.repeat(10_001), 'too_long'],
    ['mitigation_measures', 'x'.repeat(10_000), 'x'.repeat(10_000)],
  ])('of %s from %o', (key, raw, expected) => expect(parse(key, raw)).toEqual(expected));

  it('says that an hour was doubled', () => {
    const field = fieldOf('aware_at');
    if (!field) throw new Error('aware_at');
    expect(parseField(field, '2026-10-25 02:30')).toEqual({
      ok: true,
      value: '2026-10-25T00:30Z',
      resolved: 'doubled',
    });
  });

  it('never throws, whatever comes', () => {
    const rubbish: unknown[] = [
      null,
      5,
      {},
      { year: 5 },
      [null],
      [['x']],
      '\u0000',
      '2026-99-99',
      '🙂',
      [{}],
      { time: {} },
    ];
    for (const field of FIELDS)
      for (const raw of rubbish) expect(() => parseField(field, raw as RawValue)).not.toThrow();
  });

  it('that is kept comes back the same', () => {
    for (const field of FIELDS) {
      const raw = field.type === 'multi' ? [...field.options] : (field.options[0] ?? '');
      if (raw.length === 0) continue;
      const first = parseField(field, raw);
      expect(first).toMatchObject({ ok: true });
      if (first.ok) expect(parseField(field, first.value as RawValue)).toEqual(first);
    }
  });

  it('that is stored comes back by its shape, and nothing else does', () => {
    const good = {
      cause: 'dropped_later',
      breach_nature: ['integrity'],
      accuracy_statement: false,
      subject_count: { known: 'estimate', n: 12 },
      record_count: { known: 'unknown', n: null },
      occurred_from: '2026-03',
    };
    const bad = {
      nonsense: 'x',
      sector: 5,
      data_types: 'basic',
      impact_nature: [1],
      dates_estimated: 'yes',
      risk_note: null,
      toString: 'x',
    };
    expect(readValues({ ...good, ...bad })).toEqual(good);
    expect(readValues(JSON.parse(JSON.stringify(good)))).toEqual(good);
    expect(readValues({ subject_count: { known: 'known', n: null }, record_count: { known: 'about', n: 1 } })).toEqual(
      {},
    );
    for (const stored of [null, undefined, 'x', [], 5]) expect(readValues(stored)).toEqual({});
  });
});
