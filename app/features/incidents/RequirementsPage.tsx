import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState, TextField } from '#app/ui/Field.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { AboutRequirement } from '#db/queries/incident-requirements.server.ts';
import { Faults } from './PiecesPage.tsx';
import type { RequirementsView } from './view-pieces.server.ts';

interface Props {
  view: RequirementsView;
  crumbs: readonly Crumb[];
  /** The address of a question, when a checklist asks it. */
  question: (about: AboutRequirement) => string | null;
  form: FormState | undefined;
}

/** The requirements that an incident is linked to, and a search for more. */
export function RequirementsPage({ view, crumbs, question, form }: Props) {
  const t = useT();
  const { head, linked } = view;
  const changes = head.handles && !head.frozen;
  return (
    <Page title={t('incident_pieces.about.title')} lead={`${head.code} · ${head.title}`} crumbs={crumbs}>
      <Faults form={form} />
      {head.frozen && (
        <Notice>
          <p>{t(head.frozen)}</p>
        </Notice>
      )}
      <div className="stack">
        {linked.length === 0 && (
          <EmptyState title={t('incident_pieces.about.none')}>
            {changes && <p>{t('incident_pieces.about.none_text')}</p>}
          </EmptyState>
        )}
        <ul className="plain-list">
          {linked.map((about) => (
            <li key={about.nodeId} className="card row between">
              <Named about={about} href={question(about)} />
              {changes && (
                <form method="post" action="?">
                  <input type="hidden" name="intent" value="unlink" />
                  <input type="hidden" name="node" value={about.nodeId} />
                  <Button small>
                    <span aria-hidden="true">{t('incident_pieces.about.unlink')}</span>
                    <span className="visually-hidden">
                      {t('incident_pieces.about.unlink_of', { code: about.code })}
                    </span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {changes && <Search view={view} form={form} />}
      </div>
    </Page>
  );
}

function Named({ about, href }: { about: AboutRequirement; href: string | null }) {
  const language = useLanguage();
  const name = `${about.code} ${titleIn(language, about)}`;
  return (
    <div>
      {href ? <a href={href}>{name}</a> : name}
      <span className="soft small block">
        {titleIn(language, { titleNl: about.frameworkNl, titleEn: about.frameworkEn })}
      </span>
    </div>
  );
}

function Search({ view, form }: Pick<Props, 'view' | 'form'>) {
  const t = useT();
  return (
    <section aria-labelledby="search-requirement" className="stack">
      <h2 id="search-requirement">{t('incident_pieces.about.search')}</h2>
      <form method="get" className="stack">
        <TextField
          name="q"
          type="search"
          label={t('incident_pieces.about.words')}
          hint={t('incident_pieces.about.search_hint')}
          value={view.search}
          maxLength={200}
        />
        <div>
          <Button>{t('incident_pieces.about.search_act')}</Button>
        </div>
      </form>
      {view.found && <Found view={view} found={view.found} form={form} />}
    </section>
  );
}

function Found({
  view,
  found,
  form,
}: Pick<Props, 'view' | 'form'> & { found: NonNullable<RequirementsView['found']> }) {
  const t = useT();
  const language = useLanguage();
  if (found.length === 0) {
    return (
      <EmptyState title={t('incident_pieces.about.found_none')}>
        <p>{t('incident_pieces.about.found_none_text')}</p>
      </EmptyState>
    );
  }
  const ticked = (form?.values?.['nodes[]'] ?? '').split(',');
  return (
    <form method="post" className="card">
      <fieldset className="field">
        <legend>{t('incident_pieces.about.found')}</legend>
        {found.map((one) => (
          <label key={one.nodeId} className="choice">
            <input
              type="checkbox"
              name="nodes[]"
              value={one.nodeId}
              defaultChecked={one.linked || ticked.includes(String(one.nodeId))}
              disabled={one.linked}
            />
            <span>
              {one.code} {titleIn(language, one)}{' '}
              <span className="soft small">
                {titleIn(language, { titleNl: one.frameworkNl, titleEn: one.frameworkEn })}
                {one.linked && ` · ${t('incident_pieces.about.already')}`}
              </span>
            </span>
          </label>
        ))}
        <FieldErrors name="nodes" errors={form?.errors?.nodes} />
      </fieldset>
      {view.more > 0 && <p className="soft small">{t('incident_pieces.about.more', { n: view.more })}</p>}
      <input type="hidden" name="intent" value="link" />
      <Button kind="primary">{t('incident_pieces.about.link')}</Button>
    </form>
  );
}
