import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChecklistPage } from '#app/features/checklists/ChecklistPage.tsx';
import { type ChecklistView, viewChecklist } from '#app/features/checklists/view-checklist.server.ts';
import { FindingList } from '#app/features/findings/FindingList.tsx';
import { type FindingsView, viewChecklistFindings } from '#app/features/findings/view-findings.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ChecklistView>((_, view) =>
  view ? `${view.checklist.title}, ${view.checklist.municipality}` : '',
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const view = found(await viewChecklist(tx, textParam(args, 'municipality'), numberParam(args, 'checklist')));
    const { id, municipalityId, entities } = view.checklist;
    const asked = { checklistId: id, municipalityId, entityIds: entities.map((each) => each.id) };
    return { ...view, findings: await viewChecklistFindings(tx, asked) };
  });
}

export default function Checklist() {
  const view = useLoaderData() as ChecklistView & { findings: FindingsView };
  const { slug, id } = view.checklist;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    confirm: paths.confirmChecklist(slug, id),
    submit: paths.submitChecklist(slug, id),
    assign: paths.assignChecklist(slug, id),
    handOver: paths.handOver(slug, id),
    done: paths.handOverDone(slug, id),
    review: paths.review(slug, id),
    grid: paths.grid(slug, id),
    files: paths.returnChecklist(slug, id),
    question: (code: string) => paths.requirement(slug, id, code),
  };
  const move = (finding: number) => paths.finding(slug, finding);
  const at = { move, question: (line: { code: string }) => links.question(line.code) };
  const t = useT();
  return (
    <ChecklistPage view={view} links={links}>
      {view.findings.lines.length > 0 && (
        <section className="card findings" aria-labelledby="findings">
          <h2 id="findings">{t('findings.heading')}</h2>
          <FindingList view={view.findings} back="checklist" links={at} />
        </section>
      )}
    </ChecklistPage>
  );
}
