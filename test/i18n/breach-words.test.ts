import { describe, expect, it } from 'vitest';
import { AUTHORITIES, BREACH_ROLES } from '#app/domain/breach.ts';
import { STEP_KEYS } from '#app/domain/breach-field.ts';
import { FIELDS, fieldOf } from '#app/domain/breach-fields.ts';
import { EXEMPTIONS, WAYS_OF_TELLING } from '#app/domain/breach-persons.ts';
import {
  BANDS,
  CB_SCORES,
  DATA_CLASSES,
  DECREASE_FACTORS,
  EI_SCORES,
  INCREASE_FACTORS,
  RISKS,
} from '#app/domain/breach-severity.ts';
import { STAGES } from '#app/domain/breach-template.ts';
import { remindersOf } from '#app/domain/clock-reminders.ts';
import { EXTENSION_GROUNDS, REFUSAL_GROUNDS, REQUEST_KINDS, REQUEST_STATES } from '#app/domain/data-request.ts';
import { clockState, explainDeadline, ruleOn } from '#app/domain/deadline.ts';
import { RULE_IDS, RULES, type RuleId } from '#app/domain/deadline-rules.ts';
import {
  INCIDENT_SEVERITIES,
  INTENTS,
  ORIGINS,
  PHASES,
  PROPERTIES,
  REPORT_CHANNELS,
  RSIT_CLASSES,
  TERNARY,
} from '#app/domain/incident.ts';
import { instantOf } from '#app/domain/local-time.ts';
import { NIS2_STAGES } from '#app/domain/nis2.ts';
import { PRECISIONS, partialOf } from '#app/domain/partial-date.ts';
import { countText, fieldProblemText, fieldText, optionText } from '#app/i18n/breach-words.ts';
import { explanationLines, partialText, remainingText, spanText, stepText } from '#app/i18n/clock-words.ts';
import { reasonKey, resolvedText } from '#app/i18n/reason-words.ts';
import { messagesOf, translator } from '#app/i18n/translate.ts';

const t = translator('nl');
const texts = { nl: messagesOf('nl'), en: messagesOf('en') };
const at = (text: string) => new Date(text);
const field = (key: string) => {
  const found = fieldOf(key);
  if (!found) throw new Error(key);
  return found;
};
const rule = (id: RuleId) => {
  const found = ruleOn(id, at('2026-06-01T00:00:00Z'));
  if (!found) throw new Error(id);
  return found;
};

describe('the words of the template', () => {
  const wanted = FIELDS.flatMap(({ key, options }) => [
    `breach_fields.${key}.label`,
    `breach_fields.${key}.help`,
    ...options.map((option) => `breach_fields.${key}.options.${option}`),
  ]);

  it('name each field and option and explain each field, with nothing over', () => {
    for (const language of ['nl', 'en'] as const) {
      const own = [...texts[language].keys()].filter((key) => key.startsWith('breach_fields.'));
      expect(own.sort()).toEqual([...wanted].sort());
    }
  });

  it('tell the fields of one step apart, and the options of one field', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const step of STEP_KEYS) {
        const labels = FIELDS.filter((one) => one.step === step).map(({ key }) =>
          texts[language].get(`breach_fields.${key}.label`),
        );
        expect(new Set(labels).size, step).toBe(labels.length);
      }
      for (const { key, options } of FIELDS)
        expect(new Set(options.map((one) => optionText(translator(language), key, one))).size, key).toBe(
          options.length,
        );
    }
  });

  it('address the reader formally', () => {
    const own = [...texts.nl].filter(([key]) =>
      /^(breach_|clocks\.|incidents\.|incident_terms|nis2_terms|request_terms)/.test(key),
    );
    expect(own.filter(([, text]) => /\b(je|jij|jouw|jullie)\b/i.test(text))).toEqual([]);
  });
});

describe('every key that the domain gives', () => {
  it.each<[string, readonly string[]]>([
    ['clocks.rule', RULE_IDS],
    ['clocks.source', RULE_IDS],
    ['clocks.start', RULES.map(({ start }) => start)],
    ['clocks.phase', ['running', 'due_soon', 'overdue', 'stopped']],
    ['clocks.explain.later', ['full_hour', 'end_of_day', 'working_day']],
    ['clocks.resolved', ['doubled', 'missing']],
    ['clocks.precision', PRECISIONS],
    ['breach_terms.role', BREACH_ROLES],
    ['breach_terms.authority', AUTHORITIES],
    ['breach_terms.stage', STAGES],
    ['breach_terms.step', STEP_KEYS],
    ['breach_terms.risk', RISKS],
    ['breach_terms.severity.band', BANDS],
    ['breach_terms.severity.data', [...DATA_CLASSES, 'credentials']],
    ['breach_terms.severity.factor', [...INCREASE_FACTORS, ...DECREASE_FACTORS]],
    ['breach_terms.severity.identification', Object.keys(EI_SCORES)],
    ['breach_terms.severity.part', Object.keys(CB_SCORES)],
    ...Object.entries(CB_SCORES).map(([part, levels]): [string, string[]] => [
      `breach_terms.severity.${part}`,
      Object.keys(levels),
    ]),
    ['breach_terms.exemption', EXEMPTIONS],
    ['breach_terms.way', WAYS_OF_TELLING],
    ['incidents.phase', PHASES],
    ['incidents.page_of.origin', ORIGINS],
    ['incidents.page_of.intent', INTENTS],
    ['incidents.severity', [...INCIDENT_SEVERITIES, 'none']],
    ['incidents.property', PROPERTIES],
    ['incidents.channel', REPORT_CHANNELS],
    ['incidents.ternary', TERNARY],
    ['incident_terms.rsit', RSIT_CLASSES],
    ['nis2_terms.stage', NIS2_STAGES],
    ['request_terms.kind', Object.keys(REQUEST_KINDS)],
    ['request_terms.state', REQUEST_STATES],
    ['request_terms.ground', Object.keys(REFUSAL_GROUNDS)],
    ['request_terms.extension', EXTENSION_GROUNDS],
  ])('has words under %s, and no more', (prefix, keys) => {
    const own = [...texts.nl.keys()]
      .filter((key) => key.startsWith(`${prefix}.`))
      .map((key) => key.slice(prefix.length + 1));
    expect(own.sort()).toEqual([...new Set(keys)].sort());
  });
});

describe('what a reader sees', () => {
  const clock = { rule: rule('gdpr.33.1'), startedAt: at('2026-03-27T09:15:00Z'), stoppedAt: null, version: 1 };

  it('of a clock is what is left, cut to whole minutes', () => {
    const left = (now: string) => remainingText(t, clockState(clock, at(now)));
    expect(left('2026-03-27T09:15:00Z')).toBe('nog 3 dagen 0 u');
    expect(left('2026-03-30T03:02:31Z')).toBe('nog 6 u 12 min');
    expect(left('2026-03-30T09:14:30Z')).toBe('nog 0 minuten');
    expect(left('2026-03-30T10:16:00Z')).toBe('1 u 1 min te laat');
    expect(remainingText(t, clockState({ ...clock, rule: rule('gdpr.34.1') }, clock.startedAt))).toBe(
      'Zonder onredelijke vertraging',
    );
    expect([spanText(t, 59_999), spanText(t, 60_000), spanText(t, 26 * 3_600_000)]).toEqual([
      '0 minuten',
      '1 minuut',
      '26 u 0 min',
    ]);
  });

  it('of a deadline is how it was computed, line by line', () => {
    expect(explanationLines(t, 'nl', explainDeadline(clock.rule, clock.startedAt))).toEqual([
      'De klok loopt vanaf vr 27 mrt 2026, 10:15: kennisname.',
      'AVG, artikel 33, lid 1 geeft 72 uur. Deze regel geldt sinds vr 25 mei 2018.',
      'De uren lopen door, ook ’s nachts, in het weekend en op feestdagen.',
      'Alle tijden zijn tijden in Brussel (UTC+1 bij het begin).',
      'Op zo 29 mrt 2026, 03:00 gaat de klok een uur vooruit. Aan het aantal verstreken uren verandert dat niets.',
      'Uiterlijk ma 30 mrt 2026, 11:15.',
      expect.stringMatching(/^Ter informatie: .* ma 30 mrt 2026, 12:00 .*artikel 3, lid 1/),
    ]);
    const month = explanationLines(t, 'nl', explainDeadline(rule('gdpr.12.3'), at('2026-01-31T09:00:00Z')));
    expect(month).toContain('Die maand heeft geen dag met hetzelfde nummer. Daarom telt de laatste dag van de maand.');
    expect(month.join(' ')).not.toContain('gaat de klok');
    const open = explanationLines(t, 'nl', explainDeadline(rule('gdpr.34.1'), at('2026-01-31T09:00:00Z')));
    expect(open).toHaveLength(3);
  });

  it('of a reminder is which step it is', () => {
    expect(remindersOf(clock).map((one) => stepText(t, one))).toEqual([
      '24 uur na het begin',
      '48 uur na het begin',
      '60 uur na het begin',
      '66 uur na het begin',
      '70 uur na het begin',
      'Termijn verstreken',
    ]);
    expect(stepText(t, { key: '1d' })).toBe('1 dag vooraf');
  });

  it.each([
    ['2026-07-14T08:30Z', 'di 14 jul 2026, 10:30'],
    ['2026-07-14', 'di 14 jul 2026'],
    ['2026-07', 'juli 2026'],
    ['2026', '2026'],
    ['', 'Onbekend'],
  ])('of the moment %s is no more than is known: %s', (text, expected) => {
    const parsed = partialOf(text);
    expect(parsed.ok && partialText(t, 'nl', parsed.date)).toBe(expected);
  });

  it('of a field is its value in words', () => {
    expect(fieldText(t, 'nl', field('breach_nature'), ['integrity'])).toMatch(/^Juistheid/);
    expect(fieldText(t, 'nl', field('breach_nature'), [])).toBe('–');
    expect(fieldText(t, 'nl', field('cause'), 'unknown')).toBe('Onbekend');
    expect(fieldText(t, 'nl', field('cause'), 'gone')).toBe('gone');
    expect(fieldText(t, 'nl', field('occurred_from'), '2026-07')).toBe('juli 2026');
    expect(fieldText(t, 'nl', field('organisation_name'), '2026-07')).toBe('2026-07');
    expect(fieldText(t, 'nl', field('accuracy_statement'), false)).toBe('Nee');
    expect(fieldText(t, 'nl', field('subject_count'), { known: 'estimate', n: 1200 })).toBe('ongeveer 1.200');
    expect(fieldText(t, 'nl', field('subject_count'), undefined)).toBe('–');
    expect(countText(t, 'nl', { known: 'unknown', n: null })).toBe('onbekend');
  });

  it('of a refused value is what to do', () => {
    expect(fieldProblemText(t, field('organisation_name'), 'too_long')).toContain('1000 tekens');
    expect(fieldProblemText(t, field('occurred_from'), 'month_missing')).toContain('maand');
  });

  it('of a refusal is what is wrong', () => {
    expect(t(reasonKey('aware', 'future'))).toContain('toekomst');
    expect(reasonKey('notification', 'not_aware')).toBe('clocks.sent.not_aware');
    expect(reasonKey('notification', 'closed')).toBe('breach_terms.notification.closed');
    expect([reasonKey('report', 'future'), reasonKey('report', 'twice')]).toEqual([
      'clocks.sent.future',
      'nis2_terms.problem.twice',
    ]);
    expect(reasonKey('severity', 'out_of_range')).toBe('breach_terms.severity.problem.out_of_range');
  });

  it('of a resolved hour is what was made of it', () => {
    const said = (day: string) => resolvedText(t, 'nl', instantOf(day, '02:30') ?? { at: new Date(0), resolved: null });
    expect(said('2026-10-25')).toContain('twee keer');
    expect(said('2026-03-29')).toContain('zo 29 mrt 2026, 01:30');
    expect(said('2026-03-30')).toBeNull();
  });
});
