import { type Crumb, Page } from '#app/ui/Page.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { JournalView, type JournalViewProps } from './JournalView.tsx';

interface JournalPageProps extends JournalViewProps {
  title: string;
  lead: string;
  /** Said to an administrator, who sees a part. */
  note?: string | undefined;
  crumbs?: readonly Crumb[];
  navLabel: string;
  nav: readonly SubNavLine[];
}

/** The journal of a municipality or of a whole service. */
export function JournalPage({ title, lead, note, crumbs = [], navLabel, nav, ...view }: JournalPageProps) {
  return (
    <Page title={title} lead={lead} crumbs={crumbs}>
      <SubNav label={navLabel} lines={nav} current={view.here} />
      {note && <p className="soft">{note}</p>}
      <JournalView {...view} />
    </Page>
  );
}
