import { TONE_OF_PHASE, TONE_OF_SEVERITY } from '#app/domain/incident.ts';
import { useT } from '#app/i18n/context.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { EventView } from './view-event.server.ts';

interface Props {
  view: EventView;
  links: Record<'incident' | 'breach', (slug: string, code: string) => string>;
}

/** How far each municipality is. */
export function ChildrenTable({ view, links }: Props) {
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
      rows={view.children.map((child) => row(t, child, links))}
    />
  );
}

function row(t: ReturnType<typeof useT>, child: EventView['children'][number], links: Props['links']) {
  const { severity, withdrawn, phase } = child;
  return {
    key: child.id,
    cells: [
      <span key="municipality">
        <a href={links.incident(child.slug, child.code)}>{child.municipality}</a>
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
      child.dossiers === 0 ? '–' : <Dossiers key="breaches" child={child} breach={links.breach} />,
      child.owner ?? t('incidents.nobody'),
    ],
  };
}

/** How many dossiers of a breach there are, and those of which the clock runs. */
function Dossiers({ child, breach }: { child: EventView['children'][number]; breach: Props['links']['breach'] }) {
  const t = useT();
  return (
    <>
      {t('events.breaches_of', { n: child.dossiers, undecided: child.undecided })}
      {child.running.map(({ code, entity, state }) => (
        <span key={code} className="small block">
          <a href={breach(child.slug, code)}>{entity}</a> <ClockLine state={state} />
        </span>
      ))}
    </>
  );
}
