import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerTicked } from '#app/features/checklists/answer-ticked.server.ts';
import { GridPage } from '#app/features/checklists/GridPage.tsx';
import { readGridFilter, writeGridFilter } from '#app/features/checklists/grid-filter.ts';
import { gridBulkForm } from '#app/features/checklists/grid-form.ts';
import type { GridReply } from '#app/features/checklists/grid-props.ts';
import { type GridView, viewGrid } from '#app/features/checklists/view-grid.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<GridView>((t, view) =>
  view ? `${t('grid.title', { title: view.checklist.title })}, ${view.checklist.municipality}` : '',
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const view = await withActor(house.database, actor, house.now(), (tx) =>
    viewGrid(tx, placeOf(args), filterOf(args), actor.language),
  );
  return found(view);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const sent = await args.request.formData();
  const kept = { ticked: sent.getAll('rows[]').map(String), reason: String(sent.get('reason') ?? '') };
  const refuse = (reply: Partial<GridReply>, status = 422) =>
    data<GridReply>({ faults: [], ...kept, ...reply }, { status });
  const form = parseForm(sent, gridBulkForm);
  if (!form.ok) return refuse({ problem: 'grid.fault.form' });
  const place = placeOf(args);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => answerTicked(tx, place, form.value));
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'closed') return refuse({ problem: 'grid.fault.closed' }, 409);
  if (outcome.kind === 'incomplete') return refuse({ problem: outcome.problem });
  if (outcome.kind === 'invalid') return refuse({ faults: outcome.faults });
  const goal = withQuery(paths.grid(place.slug, place.checklistId), writeGridFilter(filterOf(args)));
  return seeOther(goal, form.value.act === 'confirm' ? 'grid.bulk.confirmed' : 'grid.bulk.done');
}

export default function Grid() {
  const view = useLoaderData() as GridView;
  const { slug, id } = view.checklist;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: paths.checklist(slug, id),
    self: withQuery(paths.grid(slug, id), writeGridFilter(view.filter)),
    all: paths.grid(slug, id),
    save: paths.gridSave(slug, id),
    question: (code: string) => paths.requirement(slug, id, code),
  };
  return <GridPage view={view} links={links} reply={useActionData() as GridReply | undefined} />;
}

function placeOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), checklistId: numberParam(args, 'checklist') };
}

function filterOf({ request }: { request: Request }) {
  return readGridFilter(new URL(request.url).searchParams);
}
