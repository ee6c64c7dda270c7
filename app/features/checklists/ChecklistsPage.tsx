import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { SubNav } from '#app/ui/SubNav.tsx';
import { Table } from '#app/ui/Table.tsx';
import { DueDay, ProgressStatus } from './ChecklistStatus.tsx';
import { Progress } from './Progress.tsx';
import type { ChecklistsView } from './view-checklist.server.ts';

interface ChecklistsPageProps {
  view: ChecklistsView;
  links: { self: string; launch: string; checklist: (id: number) => string };
  nav: readonly { label: MessageKey; href: string }[];
}

/** The checklists of one municipality, the newest first. */
export function ChecklistsPage({ view, links, nav }: ChecklistsPageProps) {
  const t = useT();
  const { municipality, checklists } = view;
  const columns = [
    { key: 'checklist', label: t('checklists.column.checklist') },
    { key: 'entities', label: t('checklists.column.entities') },
    { key: 'state', label: t('checklists.column.state') },
    { key: 'progress', label: t('checklists.column.progress') },
    { key: 'due', label: t('checklists.column.due') },
    { key: 'assignee', label: t('checklists.column.assignee') },
  ];
  const rows = checklists.map((checklist) => ({
    key: checklist.id,
    cells: [
      <a key="title" href={links.checklist(checklist.id)}>
        {checklist.title}
      </a>,
      checklist.entities.map((entity) => entity.name).join(' + '),
      <ProgressStatus key="state" state={checklist.progress} />,
      <Progress key="progress" answered={checklist.answered} total={checklist.total} />,
      <DueDay key="due" dueOn={checklist.dueOn} daysLeft={checklist.daysLeft} />,
      checklist.assignee ?? <span className="soft">{t('checklists.nobody')}</span>,
    ],
  }));
  return (
    <Page title={`${t('checklists.title')}, ${municipality.name}`}>
      <SubNav label={municipality.name} lines={nav} current={links.self} />
      {rows.length > 0 ? (
        <Table
          caption={t('checklists.list_caption', { municipality: municipality.name })}
          columns={columns}
          rows={rows}
        />
      ) : (
        <EmptyState title={t('checklists.none')}>
          <p>{t('checklists.none_hint')}</p>
          {view.mayLaunch && <ButtonLink href={links.launch}>{t('checklists.none_launch')}</ButtonLink>}
        </EmptyState>
      )}
    </Page>
  );
}
