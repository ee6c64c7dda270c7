import { EVENTS } from '#app/domain/journal.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { isMessageKey, type Translate } from '#app/i18n/translate.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { SelectField, TextField } from '#app/ui/Field.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Table } from '#app/ui/Table.tsx';
import { JournalChange } from './JournalChange.tsx';
import { GROUPS, type JournalQuery } from './journal-view.ts';

export interface ShownLine {
  seq: number;
  at: Date;
  actor: string | null;
  actorId: number | null;
  role: string;
  event: (typeof EVENTS)[number];
  municipality: { slug: string; name: string } | null;
  objectType: string;
  objectId: string;
  before: unknown;
  after: unknown;
}

export interface JournalViewProps {
  lines: readonly ShownLine[];
  query: JournalQuery;
  people: readonly { id: number; name: string }[];
  here: string;
  /** The next page, when there is one; and the first, when this is not it. */
  older: string | null;
  newest: string | null;
  /** The same journal narrowed to one object. */
  objectHref: (object: string) => string;
  /** Set over a whole service, to name the municipality of each line. */
  municipalityHref?: (slug: string) => string;
}

/** The journal with its filters; the frame around it is the page's own. */
export function JournalView(props: JournalViewProps) {
  const { lines, query, people, here, older, newest } = props;
  const t = useT();
  const names = new Map(people.map((person) => [person.id, person.name]));
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
        <LinesTable {...props} names={names} />
      )}
      <div className="row pager no-print">
        {newest && <ButtonLink href={newest}>{t('journal.newest')}</ButtonLink>}
        {older && <ButtonLink href={older}>{t('journal.older')}</ButtonLink>}
      </div>
    </>
  );
}

function LinesTable({
  lines,
  names,
  objectHref,
  municipalityHref,
}: JournalViewProps & { names: ReadonlyMap<number, string> }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="journal">
      <Table
        caption={t('journal.title')}
        columns={[
          { key: 'when', label: t('journal.when') },
          { key: 'who', label: t('journal.who') },
          ...(municipalityHref ? [{ key: 'where', label: t('journal.municipality') }] : []),
          { key: 'what', label: t('journal.what') },
          { key: 'change', label: t('journal.change') },
        ]}
        rows={lines.map((line) => ({
          key: line.seq,
          cells: [
            <time key="when" dateTime={line.at.toISOString()} className="nowrap">
              {formatMoment(language, line.at)}
            </time>,
            <Who key="who" line={line} />,
            ...(municipalityHref
              ? [
                  line.municipality ? (
                    <a key="where" href={municipalityHref(line.municipality.slug)}>
                      {line.municipality.name}
                    </a>
                  ) : (
                    '–'
                  ),
                ]
              : []),
            <What key="what" line={line} objectHref={objectHref} />,
            <JournalChange key="change" before={line.before} after={line.after} names={names} />,
          ],
        }))}
      />
    </div>
  );
}

function Who({ line }: { line: ShownLine }) {
  const t = useT();
  const name = line.actor ?? (line.actorId === null ? t('journal.automatic') : t('journal.somebody'));
  return (
    <>
      {name}
      <br />
      <span className="soft small">{asWhom(t, line.role)}</span>
    </>
  );
}

function asWhom(t: Translate, role: string): string {
  if (role === 'gate') return t('journal.at_the_door');
  const key = `access.roles.${role}`;
  return isMessageKey(key) ? t('journal.as_role', { role: t(key) }) : '';
}

function What({ line, objectHref }: { line: ShownLine; objectHref: (object: string) => string }) {
  const t = useT();
  const kind = `journal.object.${line.objectType}`;
  const object = t('journal.object_number', {
    object: isMessageKey(kind) ? t(kind) : line.objectType,
    id: line.objectId,
  });
  return (
    <>
      {t(`journal.event.${line.event}`)}
      <br />
      <a
        className="small"
        href={objectHref(`${line.objectType}:${line.objectId}`)}
        title={t('journal.only_this', { object })}
      >
        {object}
      </a>
    </>
  );
}

function JournalFilters({ query, people, here }: Pick<JournalViewProps, 'query' | 'people' | 'here'>) {
  const t = useT();
  const all = { value: '', label: t('common.all') };
  const events = GROUPS.flatMap((group) => {
    const own = EVENTS.filter((event) => event.startsWith(`${group}.`));
    const kind = `journal.object.${group}`;
    const whole =
      own.length > 1 && isMessageKey(kind)
        ? [{ value: `${group}.`, label: `${t(kind)}: ${t('common.all').toLowerCase()}` }]
        : [];
    return [...whole, ...own.map((event) => ({ value: event, label: t(`journal.event.${event}`) }))];
  });
  return (
    <form method="get" className="filters no-print" action={here}>
      <SelectField name="event" label={t('journal.filters.event')} options={[all, ...events]} value={query.event} />
      <SelectField
        name="person"
        label={t('journal.filters.person')}
        options={[all, ...people.map((person) => ({ value: String(person.id), label: person.name }))]}
        value={query.person}
      />
      <TextField name="object" label={t('journal.filters.object')} value={query.object} maxLength={120} />
      <TextField name="from" type="date" label={t('journal.filters.from')} value={query.from} />
      <TextField name="until" type="date" label={t('journal.filters.until')} value={query.until} />
      <Button>{t('common.filter')}</Button>
      {Object.values(query).some(Boolean) && <a href={here}>{t('common.clear_filters')}</a>}
    </form>
  );
}
