import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { Expiry } from './Expiry.tsx';
import type { RegisterView } from './view-register.server.ts';

interface Props {
  view: RegisterView;
  municipality: string;
  crumbs: readonly Crumb[];
  nav: ReactNode;
  links: { self: string; checklists: string; page: (page: number) => string; piece: (id: number) => string };
}

const STATES = ['expiring', 'expired', 'damaged', 'unused', 'confidential'] as const;

/** The evidence of a municipality: what there is, whose it is, how long it holds and what it serves. */
export function RegisterPage({ view, municipality, crumbs, nav, links }: Props) {
  const t = useT();
  const { query, owners, lines } = view;
  const filtered = query.state !== '' || query.owner !== null || query.q !== '' || query.page > 1;
  return (
    <Page title={t('evidence_register.title')} lead={t('evidence_register.lead', { municipality })} crumbs={crumbs}>
      {nav}
      <Filters clear={filtered ? links.self : undefined}>
        <FilterInput name="q" label={t('common.search')} value={query.q} />
        <FilterSelect
          name="state"
          label={t('evidence_register.state')}
          value={query.state}
          all={t('evidence_register.all')}
          options={STATES.map((value) => ({ value, label: t(`evidence_register.states.${value}`) }))}
        />
        <FilterSelect
          name="owner"
          label={t('evidence_register.owner')}
          value={query.owner === null ? '' : String(query.owner)}
          all={t('evidence_register.any_owner')}
          options={owners.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Filters>
      {lines.length > 0 ? (
        <>
          <p className="soft small">
            {t('evidence_register.shown', { from: view.first, to: view.first + lines.length - 1, n: view.total })}
          </p>
          <Lines view={view} piece={links.piece} />
          <div className="row pager no-print">
            {query.page > 1 && (
              <ButtonLink href={links.page(query.page - 1)}>{t('evidence_register.before')}</ButtonLink>
            )}
            {view.first + lines.length <= view.total && (
              <ButtonLink href={links.page(query.page + 1)}>{t('evidence_register.after')}</ButtonLink>
            )}
          </div>
        </>
      ) : filtered ? (
        <EmptyState title={t('evidence_register.empty_filter')} />
      ) : (
        <EmptyState title={t('evidence_register.empty')}>
          <p>{t('evidence_register.empty_text')}</p>
          <ButtonLink href={links.checklists}>{t('checklists.title')}</ButtonLink>
        </EmptyState>
      )}
    </Page>
  );
}

function Lines({ view, piece }: { view: RegisterView; piece: (id: number) => string }) {
  const t = useT();
  return (
    <Table
      caption={t('evidence_register.title')}
      columns={[
        { key: 'title', label: t('evidence_register.piece') },
        { key: 'kind', label: t('evidence_register.kind') },
        { key: 'owner', label: t('evidence_register.owner') },
        { key: 'until', label: t('evidence_register.valid_until') },
        { key: 'serves', label: t('evidence_register.serves'), number: true },
        { key: 'state', label: t('evidence_register.files_state') },
      ]}
      rows={view.lines.map((line) => ({
        key: line.id,
        cells: [
          <span key="title">
            <a href={piece(line.id)} className="wrap-anywhere">
              {line.title}
            </a>
            {line.confidentiality === 'confidential' && (
              <span className="soft small block">{t('evidence_register.confidentiality.confidential')}</span>
            )}
          </span>,
          t(line.kind === 'file' ? 'evidence.a_file' : 'evidence.a_link'),
          line.owner ?? <span className="soft">{t('evidence_register.nobody')}</span>,
          <Expiry key="until" until={line.validUntil} today={view.today} />,
          line.uses,
          line.damaged ? (
            <Status key="state" tone="bad">
              {t('evidence.damaged')}
            </Status>
          ) : (
            <span key="state" className="soft">
              {line.kind === 'file' ? t('evidence_register.no_damage') : '–'}
            </span>
          ),
        ],
      }))}
    />
  );
}
