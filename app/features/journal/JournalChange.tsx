import type { Language, MessageKey } from '#app/i18n/catalogue.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { isMessageKey, type Translate } from '#app/i18n/translate.ts';
import { type Difference, differencesOf, isEmpty, type JournalNames } from './journal-view.ts';

interface JournalChangeProps {
  before: unknown;
  after: unknown;
  names: JournalNames;
}

/** What a line changed, fact by fact: what it was, struck through, and what it became. */
export function JournalChange({ before, after, names }: JournalChangeProps) {
  const t = useT();
  const language = useLanguage();
  const { changed, same } = differencesOf(before, after);
  const say = (fact: string, value: unknown) => sayValue(t, language, fact, value, names);
  if (changed.length === 0 && same.length === 0) return <span className="soft">{t('journal.no_details')}</span>;
  const hasBoth = before !== null && before !== undefined && after !== null && after !== undefined;
  return (
    <dl className="changes">
      {changed.map((one) => (
        <div key={one.fact}>
          <dt>{factName(t, one.fact)}</dt>
          <dd>{hasBoth ? <FromTo one={one} say={say} /> : say(one.fact, one.after ?? one.before)}</dd>
        </div>
      ))}
      {same.map((one) => (
        <div key={one.fact} className="soft">
          <dt>{factName(t, one.fact)}</dt>
          <dd>{say(one.fact, one.after)}</dd>
        </div>
      ))}
    </dl>
  );
}

function FromTo({ one, say }: { one: Difference; say: (fact: string, value: unknown) => string }) {
  const t = useT();
  return (
    <>
      <span className="visually-hidden">{t('journal.was')} </span>
      <del>{say(one.fact, one.before)}</del>
      <span aria-hidden="true"> → </span>
      <ins>{say(one.fact, one.after)}</ins>
    </>
  );
}

function factName(t: Translate, fact: string): string {
  const key = `journal.fact.${fact}`;
  return isMessageKey(key) ? t(key) : fact;
}

/** Facts whose values are words of a list, with where those words stand. */
const WORDS: Record<string, readonly string[]> = {
  role: ['access.roles'],
  applicability: ['terms.applicability'],
  code: ['terms.regime'],
  level: ['municipalities.level'],
  kind: ['common.entity', 'municipalities.organ'],
  kinds: ['common.entity'],
  function: ['people.functions_of'],
  phase: ['terms.phase'],
  choice: ['terms.choice'],
  doc: ['terms.grade'],
  impl: ['terms.grade'],
  outcome: ['terms.state'],
};
const PEOPLE: readonly string[] = ['person', 'assignee'];

function sayValue(t: Translate, language: Language, fact: string, value: unknown, names: JournalNames): string {
  if (isEmpty(value)) return t('journal.empty_value');
  if (Array.isArray(value)) return value.map((one) => sayValue(t, language, fact, one, names)).join(', ');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'object') return JSON.stringify(value);
  if (PEOPLE.includes(fact)) return names.people.get(Number(value)) ?? t('journal.somebody');
  if (fact === 'entity' && typeof value === 'number') return names.entities.get(value) ?? t('journal.object.entity');
  const text = String(value);
  const key = WORDS[fact]?.map((list) => `${list}.${text}`).find((one): one is MessageKey => isMessageKey(one));
  if (key) return t(key);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(language, text);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text)) return formatMoment(language, text);
  return text;
}
