import { EVENTS } from '#app/domain/journal.ts';
import { useT } from '#app/i18n/context.tsx';
import { isMessageKey } from '#app/i18n/translate.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { type Option, SelectField, TextField } from '#app/ui/Field.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { JournalLines } from './JournalLines.tsx';
import { GROUPS, type JournalQuery, type ShownLine } from './journal-view.ts';

interface Named {
  id: number;
  name: string;
}

export interface JournalViewProps {
  lines: readonly ShownLine[];
  query: JournalQuery;
  people: readonly Named[];
  entities: readonly Named[];
  here: string;
  /** The next page, when there is one; and the first, when this is not it. */
  older: string | null;
  newest: string | null;
  objectHref: (object: string) => string;
  municipalityHref?: (slug: string) => string;
}

/** The journal with its filters; the frame around it is the page's own. */
export function JournalView(props: JournalViewProps) {
  const { lines, query, people, entities, here, older, newest } = props;
  const t = useT();
  const byId = (list: readonly Named[]) => new Map(list.map((one) => [one.id, one.name]));
  const filtered = Object.values(query).some((value) => value !== '');
  return (
    <>
      <JournalFilters query={query} people={people} here={here} />
      <p className="soft">{t('journal.shown', { n: lines.length })}</p>
      {lines.length === 0 ? (
        <EmptyState title={t(filtered ? 'journal.empty_filter' : 'journal.empty')}>
          {filtered ? <a href={here}>{t('common.clear_filters')}</a> : <p>{t('journal.empty_todo')}</p>}
        </EmptyState>
      ) : (
        <JournalLines
          lines={lines}
          names={{ people: byId(people), entities: byId(entities) }}
          objectHref={props.objectHref}
          municipalityHref={props.municipalityHref}
        />
      )}
      <div className="row pager no-print">
        {newest && <ButtonLink href={newest}>{t('journal.newest')}</ButtonLink>}
        {older && <ButtonLink href={older}>{t('journal.older')}</ButtonLink>}
      </div>
    </>
  );
}

function JournalFilters({ query, people, here }: Pick<JournalViewProps, 'query' | 'people' | 'here'>) {
  const t = useT();
  const all = { value: '', label: t('common.all') };
  return (
    <form method="get" className="filters journal-filters no-print" action={here}>
      <SelectField
        name="event"
        label={t('journal.filters.event')}
        options={[all, ...useEventOptions()]}
        value={query.event}
      />
      <SelectField
        name="person"
        label={t('journal.filters.person')}
        options={[all, ...people.map((person) => ({ value: String(person.id), label: person.name }))]}
        value={query.person}
      />
      <TextField
        name="object"
        label={t('journal.filters.object')}
        hint={t('journal.filters.object_hint')}
        value={query.object}
        maxLength={120}
      />
      <TextField name="from" type="date" label={t('journal.filters.from')} value={query.from} />
      <TextField name="until" type="date" label={t('journal.filters.until')} value={query.until} />
      <Button>{t('common.filter')}</Button>
      {Object.values(query).some(Boolean) && <a href={here}>{t('common.clear_filters')}</a>}
    </form>
  );
}

/** Every event, and before those of one kind of object the whole kind. */
function useEventOptions(): Option[] {
  const t = useT();
  return GROUPS.flatMap((group) => {
    const own = EVENTS.filter((event) => event.startsWith(`${group}.`));
    const kind = `journal.object.${group}`;
    const label = isMessageKey(kind) ? t('journal.filters.whole', { object: t(kind) }) : group;
    const whole = own.length > 1 ? [{ value: `${group}.`, label }] : [];
    return [...whole, ...own.map((event) => ({ value: event, label: t(`journal.event.${event}`) }))];
  });
}
