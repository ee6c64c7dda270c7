import { describe, expect, it } from 'vitest';
import { fieldsIn } from '#app/domain/breach-conditions.ts';
import {
  type Condition,
  type Facts,
  type FieldValue,
  PROVISIONAL,
  STEP_KEYS,
  USUAL_FACTS,
} from '#app/domain/breach-field.ts';
import { FIELDS, type FieldKey, fieldOf, type Values } from '#app/domain/breach-fields.ts';
import {
  differenceOf,
  emptyTemplate,
  forStage,
  gauge,
  missingFor,
  neededFor,
  prefill,
  STAGES,
  shownFields,
  shownValues,
} from '#app/domain/breach-template.ts';
import { sourceFields } from '#test/support/edpb-template.ts';

const shownKeys = (values: Values, facts?: Facts) => shownFields(values, facts).map(({ key }) => key);
const missingKeys = (...asked: Parameters<typeof missingFor>) => missingFor(...asked).map(({ key }) => key);

/** A generator with a seed (mulberry32): the same values at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function randomValues(next: () => number): Values {
  const pick = (options: readonly string[]) => options[Math.floor(next() * options.length)] ?? '';
  const values: [string, FieldValue][] = [];
  for (const { key, type, options } of FIELDS) {
    if (next() < 0.25) continue;
    if (type === 'enum') values.push([key, pick(options)]);
    else if (type === 'multi') values.push([key, options.filter(() => next() < 0.4)]);
    else if (type === 'boolean') values.push([key, next() < 0.5]);
    else if (type === 'number') values.push([key, { known: 'estimate', n: Math.floor(next() * 1000) }]);
    else values.push([key, type === 'date' || type === 'datetime' ? '2026-03' : `tekst ${key}`]);
  }
  return Object.fromEntries(values) as Values;
}
const next = chance(20_260_608);
const SAMPLES = Array.from({ length: 600 }, () => ({
  values: randomValues(next),
  facts: { late: next() < 0.5, asksNationalId: next() < 0.5, asksStatement: next() < 0.5 },
}));

describe('the hundred fields', () => {
  it('are those of the source: number, section, key, duty, article and options', () => {
    const own = FIELDS.map(({ id, section, key, mandatory, article, options }) => {
      return { id, section, key, mandatory, article, options: [...options] };
    });
    const source = sourceFields().map(({ type, ...field }) => field);
    // Two lists that the source leaves to be filled in, and one question that it types as a text.
    const yesNo = source.map((field) =>
      field.key === 'dpo_designated' ? { ...field, options: ['yes', 'no'] } : field,
    );
    expect(own).toEqual(yesNo);
  });

  it('have the types of the source but for what it mistook', () => {
    const own = new Map<string, string>(FIELDS.map(({ key, type }) => [key, type === 'multi' ? 'multi-select' : type]));
    const different = sourceFields().filter(({ key, type }) => own.get(key) !== type);
    expect(different.map(({ key, type }) => [key, type, own.get(key)])).toEqual([
      ['dpo_designated', 'text', 'enum'],
      ['preventive_measures_note', 'date', 'textarea'],
      ['subjects_per_country', 'number', 'text'],
      ['authorities_notified', 'enum', 'text'],
      ['non_eea_subjects_per_country', 'number', 'text'],
      ['non_eea_authorities_notified', 'enum', 'text'],
    ]);
  });

  it('are counted: 42 mandatory, 46 conditional, 12 optional', () => {
    const count = (mandatory: string) => FIELDS.filter((field) => field.mandatory === mandatory).length;
    expect([FIELDS.length, count('yes'), count('conditional'), count('no')]).toEqual([100, 42, 46, 12]);
    expect(new Set(FIELDS.map(({ key }) => key)).size).toBe(100);
    expect([...new Set(FIELDS.map(({ step }) => step))]).toEqual(STEP_KEYS);
  });

  it('have an article wherever the duty comes from the regulation', () => {
    const without = new Set(FIELDS.filter(({ article }) => article === null).map(({ step }) => step));
    expect([...without]).toEqual(['notification', 'other_notices', 'attachments']);
  });
});

describe('the conditions', () => {
  const conditions = FIELDS.flatMap(({ key, shownWhen, requiredWhen }) =>
    [shownWhen, requiredWhen].flatMap((condition) => (condition ? [{ key, condition }] : [])),
  );
  const leaves = (condition: Condition): Condition[] =>
    'all' in condition
      ? condition.all.flatMap(leaves)
      : 'any' in condition
        ? condition.any.flatMap(leaves)
        : [condition];

  it('refer to fields and options that exist, and each of a kind that fits', () => {
    for (const { key, condition } of conditions)
      for (const leaf of leaves(condition)) {
        if (!('field' in leaf)) continue;
        const field = fieldOf(leaf.field);
        expect(field, `${key} → ${leaf.field}`).not.toBeNull();
        if ('includes' in leaf)
          expect([field?.type, field?.options], key).toEqual(['multi', expect.arrayContaining([leaf.includes])]);
        else if ('oneOf' in leaf) expect(field?.options, key).toEqual(expect.arrayContaining([...leaf.oneOf]));
        else if ('isNot' in leaf) expect(field?.options, key).toContain(leaf.isNot);
        else if ('is' in leaf && typeof leaf.is === 'string') expect(field?.options, key).toContain(leaf.is);
        else if ('is' in leaf) expect(field?.type, key).toBe('boolean');
      }
  });

  it('have no cycle', () => {
    const parents = new Map<string, string[]>(
      FIELDS.map(({ key, shownWhen }) => [key, shownWhen ? fieldsIn(shownWhen) : []]),
    );
    const depth = (key: string, trail: string[]): number => {
      expect(trail).not.toContain(key);
      return 1 + Math.max(0, ...(parents.get(key) ?? []).map((parent) => depth(parent, [...trail, key])));
    };
    for (const { key } of FIELDS) expect(depth(key, [])).toBeLessThan(6);
  });

  it('stand on every field that the template calls conditional, and require none that is optional', () => {
    const bare = FIELDS.filter(
      ({ mandatory, shownWhen, requiredWhen }) => mandatory === 'conditional' && !shownWhen && !requiredWhen,
    );
    expect(bare).toEqual([]);
    expect(FIELDS.filter(({ mandatory, requiredWhen }) => mandatory === 'no' && requiredWhen)).toEqual([]);
    expect(FIELDS.filter(({ mandatory, neededFrom }) => (mandatory === 'no') !== (neededFrom === null))).toEqual([]);
  });

  it('show each field for some values and hide each conditional one for others', () => {
    const seen = new Map<string, Set<boolean>>(FIELDS.map(({ key }) => [key, new Set()]));
    const required = new Map<string, Set<boolean>>(FIELDS.map(({ key }) => [key, new Set()]));
    for (const { values, facts } of SAMPLES) {
      const shown = new Set(shownKeys(values, facts));
      const needed = new Set(neededFor('final', values, facts).map(({ key }) => key));
      for (const { key } of FIELDS) {
        seen.get(key)?.add(shown.has(key));
        if (shown.has(key)) required.get(key)?.add(needed.has(key));
      }
    }
    for (const { key, shownWhen, requiredWhen, mandatory } of FIELDS) {
      expect([...(seen.get(key) ?? [])].sort(), key).toEqual(shownWhen ? [false, true] : [true]);
      expect([...(required.get(key) ?? [])].sort(), key).toEqual(
        mandatory === 'no' ? [false] : requiredWhen ? [false, true] : [true],
      );
    }
  });

  it('never require what is not shown, at any stage, for six hundred dossiers', () => {
    for (const { values, facts } of SAMPLES) {
      const shown = new Set(shownKeys(values, facts));
      for (const stage of STAGES)
        for (const key of missingKeys(stage, values, facts)) expect(shown.has(key), key).toBe(true);
    }
  });

  it.each<[FieldKey, Values, FieldKey[]]>([
    [
      'breach_nature',
      { breach_nature: ['confidentiality'] },
      ['confidentiality_type', 'data_unintelligible', 'consequences_confidentiality'],
    ],
    ['breach_nature', { breach_nature: ['availability'] }, ['availability_type', 'consequences_availability']],
    ['occurrence_pattern', { occurrence_pattern: 'period' }, ['dates_estimated', 'occurred_from', 'occurred_to']],
    ['occurrence_pattern', { occurrence_pattern: 'ongoing' }, ['dates_estimated', 'occurred_from']],
    ['occurrence_pattern', { occurrence_pattern: 'cannot_determine' }, []],
    ['subjects_informed', { subjects_informed: 'no_art34_3' }, ['art34_3_ground', 'art34_3_note']],
    ['subjects_informed', { subjects_informed: 'planned' }, ['subjects_inform_planned_on']],
    ['subject_count_kind', { subject_count_kind: 'approximate' }, ['subject_count']],
    [
      'cross_border',
      { cross_border: 'yes' },
      [
        'lead_authority',
        'establishment_countries',
        'affected_countries',
        'subjects_per_country',
        'authorities_notified',
      ],
    ],
    ['reported_to_police', { reported_to_police: 'yes' }, ['other_authority_note']],
  ])('open after %s: %o', (_, values, opened) => {
    const before = shownKeys(emptyTemplate);
    expect(shownKeys(values).filter((key) => !before.includes(key))).toEqual(opened);
  });

  it('let nothing hang on an answer that is hidden itself', () => {
    const values: Values = { sector: 'public', organisation_type: 'other', organisation_type_note: 'vzw' };
    expect(shownKeys(values)).not.toContain('organisation_type_note');
    expect(shownKeys({ ...values, sector: 'private' })).toContain('organisation_type_note');
    const stale: Values = { occurrence_pattern: 'to_be_determined', dates_estimated: true };
    expect(missingKeys('final', stale)).not.toContain('timeline_note');
    expect(missingKeys('final', { ...stale, occurrence_pattern: 'period' })).toContain('timeline_note');
  });

  it('ask why it is late only when it is', () => {
    expect(shownKeys({})).not.toContain('late_reason');
    expect(missingKeys('initial', {}, { ...USUAL_FACTS, late: true })).toContain('late_reason');
    expect(shownKeys({}, { ...USUAL_FACTS, asksNationalId: true })).toContain('reporter_national_id');
    expect(shownKeys({})).not.toContain('reporter_national_id');
  });
});

describe('the stages', () => {
  it('each ask at least what the one before asks, and a withdrawal nothing of the breach', () => {
    for (const { values, facts } of SAMPLES) {
      const [initial, additional, final] = (['initial', 'additional', 'final'] as const).map((stage) =>
        missingKeys(stage, values, facts),
      );
      expect(additional).toEqual(expect.arrayContaining(initial ?? []));
      expect(final).toEqual(expect.arrayContaining(additional ?? []));
    }
    const steps = new Set(missingFor('withdrawal', forStage({}, 'withdrawal', false)).map(({ step }) => step));
    expect([...steps]).toEqual(['notification', 'organisation', 'reporter']);
  });

  it('set the type of notification themselves', () => {
    expect(forStage({}, 'initial', true)).toEqual({ notification_type: 'new', notification_subtype: 'incomplete' });
    expect(forStage({}, 'final', true)).toEqual({ notification_type: 'new', notification_subtype: 'complete' });
    expect(missingKeys('withdrawal', forStage({}, 'withdrawal', false))).toContain('withdrawal_reason');
    expect(missingKeys('additional', forStage({}, 'additional', false))).toContain('previous_breach_id');
    expect(missingKeys('initial', forStage({}, 'initial', true))).not.toContain('previous_breach_id');
  });

  it('take “to be determined” until the final one', () => {
    const values: Values = {
      breach_nature: ['integrity'],
      subject_categories: ['minors', 'unknown_yet'],
      incident_nature: 'to_be_determined',
    };
    const about = (stage: 'initial' | 'additional' | 'final') =>
      missingFor(stage, values).filter(({ key }) => key === 'subject_categories' || key === 'incident_nature');
    expect([about('initial'), about('additional')]).toEqual([[], []]);
    expect(about('final').map(({ why }) => why)).toEqual(['provisional', 'provisional']);
    expect(missingFor('final', {}).filter(({ why }) => why === 'provisional')).toEqual([]);
    const offered = new Set(FIELDS.flatMap(({ options }) => options));
    expect([...PROVISIONAL].filter((option) => !offered.has(option))).toEqual([]);
  });

  it('are measured: filled of needed, in all and per step', () => {
    const empty = gauge('initial', emptyTemplate);
    expect(empty.filled).toBe(0);
    expect(empty.needed).toBe(missingFor('initial', emptyTemplate).length);
    expect(empty.steps.map(({ step }) => step)).toEqual(STEP_KEYS);
    for (const { values, facts } of SAMPLES.slice(0, 50))
      for (const stage of STAGES) {
        const one = gauge(stage, values, facts);
        expect(one.needed - one.filled).toBe(missingFor(stage, values, facts).length);
        expect(one.steps.reduce((sum, { needed }) => sum + needed, 0)).toBe(one.needed);
        expect(one.steps.reduce((sum, { filled }) => sum + filled, 0)).toBe(one.filled);
      }
  });
});

describe('snapshots', () => {
  it('differ field by field in the order of the template', () => {
    const before: Values = {
      cause: 'unknown',
      subject_count: { known: 'estimate', n: 40 },
      breach_nature: ['integrity', 'availability'],
      risk_note: 'weg',
    };
    const after: Values = {
      cause: 'external_malicious',
      subject_count: { known: 'known', n: 40 },
      breach_nature: ['availability', 'integrity'],
      systems_involved: 'mail',
      risk_note: '',
    };
    expect(differenceOf(before, after).map(({ id, key, kind }) => [id, key, kind])).toEqual([
      [61, 'cause', 'changed'],
      [63, 'systems_involved', 'added'],
      [68, 'subject_count', 'changed'],
      [90, 'risk_note', 'removed'],
    ]);
    expect(differenceOf(before, before)).toEqual([]);
    expect(differenceOf(after, before).map(({ kind }) => kind)).toEqual(['changed', 'removed', 'changed', 'added']);
  });

  it('hold what is shown and filled', () => {
    expect(shownValues({ sector: 'public', organisation_type: 'large', cause: '', accuracy_statement: false })).toEqual(
      {
        sector: 'public',
        accuracy_statement: false,
      },
    );
  });
});

describe('what the app knows', () => {
  it('is filled in, and nothing else', () => {
    const values = prefill({
      organisationName: 'Gemeente Voorbeeld',
      kbo: '0207508932',
      dpo: { name: 'Dienst', contact: 'dpo@voorbeeld.be' },
      occurredFrom: { precision: 'month', value: '2026-03' },
      occurredUntil: { precision: 'unknown' },
      awareAt: new Date('2026-03-10T08:00:00Z'),
      cause: 'external_malicious',
      nature: [],
      persons: { known: 'unknown', n: null },
    });
    expect(values).toEqual({
      sector: 'public',
      non_eea_controller: 'no',
      dpo_designated: 'yes',
      dpo_name: 'Dienst',
      dpo_contact: 'dpo@voorbeeld.be',
      organisation_name: 'Gemeente Voorbeeld',
      identifier_type: 'company_id',
      identifier: '0207508932',
      occurred_from: '2026-03',
      aware_at: '2026-03-10T08:00Z',
      cause: 'external_malicious',
      subject_count_kind: 'to_be_determined',
    });
    expect(prefill({})).toEqual({ sector: 'public', non_eea_controller: 'no' });
    expect(prefill({ cause: 'weet ik niet', persons: { known: 'estimate', n: 12 } })).toMatchObject({
      subject_count_kind: 'approximate',
      subject_count: { known: 'estimate', n: 12 },
    });
    expect(prefill({ cause: 'weet ik niet' })).not.toHaveProperty('cause');
    expect(['none', 'risk', 'high'].map((risk) => prefill({ risk: risk as 'none' }).risk_outcome)).toEqual([
      'unlikely',
      'risk',
      'high_risk',
    ]);
  });
});
