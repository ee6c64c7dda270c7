import type { FieldValue } from '#app/domain/breach-field.ts';
import { FIELDS, type Values } from '#app/domain/breach-fields.ts';
import { forStage, missingFor, type Stage } from '#app/domain/breach-template.ts';

/** Answers for everything that a notification needs, each text with the number of its field. */
export function completeFor(stage: Stage, given: Values = {}): Values {
  let values: Values = { sector: 'public', non_eea_controller: 'no', ...given };
  for (let round = 0; round < 12; round += 1) {
    const lacking = missingFor(stage, forStage(values, stage, true));
    if (lacking.length === 0) return values;
    for (const { key } of lacking) {
      const field = FIELDS.find((one) => one.key === key);
      if (field) values = { ...values, [key]: answerOf(field) };
    }
  }
  throw new Error('the template asks in a circle');
}

function answerOf({ id, type, options, format }: (typeof FIELDS)[number]): FieldValue {
  if (format === 'contact') return `veld${id}@zandbeke.example`;
  const definite = options.filter((one) => !/unknown|determine|assessment|investigating|incomplete|other/.test(one));
  const option = definite[0] ?? options[0] ?? '';
  const answers: Record<typeof type, FieldValue> = {
    text: `Tekst van veld ${id}`,
    textarea: `Eerste regel van veld ${id}\nTweede regel`,
    enum: option,
    multi: definite.slice(0, 2),
    boolean: true,
    number: { known: 'estimate', n: 1_200 },
    date: '2026-01-14',
    datetime: '2026-01-14T08:30Z',
  };
  return answers[type];
}
