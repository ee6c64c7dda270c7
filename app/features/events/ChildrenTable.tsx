import { TONE_OF_PHASE, TONE_OF_SEVERITY } from '#app/domain/incident.ts';
import { useT } from '#app/i18n/context.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { EventView } from './view-event.server.ts';

interface Props {
  view: EventView;
  incident: (slug: string, code: string) => string;
}

/** How far each municipality is. */
export function ChildrenTable({ view, incident }: Props) {
  const t = useT();
  if (view.children.length === 0) return <EmptyState title={t('events.fault.no_children')} />;
  const columns = (['municipality', 'phase', 'severity', 'personal', 'tasks', 'breaches', 'owner'] as const).map(
    (key) => ({
      key,
      label: t(`events.column.${key}`),
    }),
  );
  return (
    <Table
      caption={t('events.children')}
      stacks
      showCaption
      columns={columns}
      rows={view.children.map((child) => row(t, child, incident))}
    />
  );
}

function row(t: ReturnType<typeof useT>, child: EventView['children'][number], incident: Props['incident']) {
  const { severity, withdrawn, phase } = child;
  return {
    key: child.id,
    cells: [
      <span key="municipality">
        <a href={incident(child.slug, child.code)}>{child.municipality}</a>
        <span className="soft small block">{child.code}</span>
      </span>,
      <span key="phase">
        <Status tone={withdrawn ? 'quiet' : TONE_OF_PHASE[phase]}>
          {withdrawn ? t('events.withdrawn') : t(`incidents.phase.${phase}`)}
        </Status>
        {child.untouched && <span className="soft small block">{t('events.untouched')}</span>}
      </span>,
      severity ? (
        <Status key="severity" tone={TONE_OF_SEVERITY[severity]}>
          {t(`incidents.severity.${severity}`)}
        </Status>
      ) : (
        '–'
      ),
      t(`incidents.ternary.${child.personalData}`),
      t('events.tasks_of', { n: child.tasks - child.openTasks, total: child.tasks }),
      child.dossiers === 0 ? '–' : t('events.breaches_of', { n: child.dossiers, undecided: child.undecided }),
      child.owner ?? t('incidents.nobody'),
    ],
  };
}
