import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChecklistPage } from '#app/features/checklists/ChecklistPage.tsx';
import { type ChecklistView, viewChecklist } from '#app/features/checklists/view-checklist.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ChecklistView>((_, view) =>
  view ? `${view.checklist.title}, ${view.checklist.municipality}` : '',
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const view = await withActor(house.database, actor, house.now(), (tx) =>
    viewChecklist(tx, textParam(args, 'municipality'), numberParam(args, 'checklist')),
  );
  return found(view);
}

export default function Checklist() {
  const view = useLoaderData() as ChecklistView;
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
    question: (code: string) => paths.requirement(slug, id, code),
  };
  return <ChecklistPage view={view} links={links} />;
}
