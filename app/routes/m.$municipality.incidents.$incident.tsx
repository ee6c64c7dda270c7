import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { BreachesCard, type BreachesCardProps } from '#app/features/breaches/BreachesCard.tsx';
import { breachHead } from '#app/features/breaches/breach-head.ts';
import { EventCard } from '#app/features/events/EventCard.tsx';
import { type SharedFactsView, viewSharedFacts } from '#app/features/events/view-event.server.ts';
import { IncidentFiles, PiecesCard, RequirementsCard } from '#app/features/incidents/AboutCards.tsx';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { IncidentPage } from '#app/features/incidents/IncidentPage.tsx';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { type IncidentView, viewIncident } from '#app/features/incidents/view-incident.server.ts';
import { ReportsCard, type ReportsCardProps } from '#app/features/nis2/ReportsCard.tsx';
import { viewReportsOf } from '#app/features/nis2/view-report.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { aboutHref, incidentCrumbs } from '#app/http/incident-links.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<Data>((_, data) =>
  data ? [data.view.code, data.view.incident.title, data.view.incident.municipality].join(' · ') : '',
);

const NOTICES: Record<string, MessageKey> = {
  record: 'incidents.page_of.saved',
  note: 'incidents.timeline.saved',
  phase: 'incidents.move.done',
};

interface Data {
  view: IncidentView;
  shared: SharedFactsView | null;
  reports: ReportsCardProps['reports'];
  breaches: Pick<BreachesCardProps, 'personalData' | 'heads'> & { mayOpen: boolean; mayReport: boolean };
}

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'incident.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const now = house.now();
  const { view, shared, reports } = await withActor(house.database, actor, now, async (tx) => {
    const seen = found(await viewIncident(tx, addressOf(args), search));
    const shared = await viewSharedFacts(tx, seen.incident.id);
    return { view: seen, shared, reports: await viewReportsOf(tx, seen.incident.id) };
  });
  const { municipalityId, phase, personalData, entities } = view.incident;
  const opens = can(actor, 'breach.handle', { municipalityId }).allowed && phase !== 'closed';
  return {
    view,
    shared,
    reports,
    breaches: {
      personalData,
      heads: view.dossiers.map((breach) => breachHead(actor, breach, now)),
      mayOpen: opens && view.dossiers.length < entities.length,
      mayReport: opens && reports.length < entities.length,
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.handle');
  const { house } = args.context;
  const address = addressOf(args);
  const form = await readForm(args.request, incidentForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => handleIncident(tx, address, form.value));
  const here = paths.incident(address.slug, address.number);
  return answerHeld(outcome, form.values, () => seeOther(here, NOTICES[form.value.intent] ?? 'incidents.task.saved'));
}

function addressOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), number: textParam(args, 'incident') };
}

export default function Incident() {
  const t = useT();
  const { view, shared, reports, breaches } = useLoaderData() as unknown as Data;
  const { slug, municipality } = view.incident;
  const self = paths.incident(slug, view.code);
  const links = {
    kind: (kind: string) => `${withQuery(self, { kind })}#timeline`,
    correct: (entry: number) => `${withQuery(self, { correct: entry })}#new-line`,
  };
  const crumbs = incidentCrumbs(t, { slug, municipality, code: view.code }, []);
  const form = useActionData() as FormAnswer | undefined;
  const open = breaches.mayOpen ? paths.openBreaches(slug, view.code) : null;
  const card = (
    <>
      <EventCard shared={shared} withdrawn={view.incident.withdrawnAt !== null} />
      <BreachesCard {...breaches} open={open} breach={(code) => paths.breach(slug, code)} />
      <ReportsCard
        reports={reports}
        open={breaches.mayReport ? paths.openNis2(slug, view.code) : null}
        report={(id) => paths.nis2Report(slug, id)}
      />
    </>
  );
  const hangs = (
    <>
      <PiecesCard
        pieces={view.pieces}
        mayAdd={view.may.handle}
        links={{
          pieces: paths.incidentPieces(slug, view.code),
          piece: (id) => paths.incidentPiece(slug, view.code, id),
        }}
      />
      <RequirementsCard
        linked={view.linked}
        change={view.may.handle ? paths.incidentRequirements(slug, view.code) : null}
        question={(about) => aboutHref(slug, about)}
      />
      <IncidentFiles file={(as) => paths.incidentFile(slug, view.code, as)} />
    </>
  );
  return (
    <IncidentPage
      view={view}
      crumbs={crumbs}
      place={`report:${slug}`}
      links={links}
      form={form}
      aside={card}
      below={hangs}
    />
  );
}
