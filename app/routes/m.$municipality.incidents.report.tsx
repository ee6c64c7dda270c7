import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { wallClockOf } from '#app/domain/local-time.ts';
import { ReportPage } from '#app/features/incidents/ReportPage.tsx';
import { reportForm } from '#app/features/incidents/report-form.ts';
import { reportIncident } from '#app/features/incidents/report-incident.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle<{ municipality: { name: string } }>((t, data) =>
  [t('incidents.report.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'incident.report');
  const { house } = args.context;
  const now = house.now();
  return withActor(house.database, actor, now, async (tx) => {
    const municipality = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'incident.report', { municipalityId: municipality.id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const entities = (await listEntities(tx, municipality.id)).map(({ id, kind, name }) => ({ id, kind, name }));
    return { municipality, entities, formKey: randomUUID(), now: wallClockOf(now) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.report');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const form = await readForm(args.request, reportForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), async (tx) =>
    reportIncident(tx, found(await findMunicipality(tx, slug)), form.value, paths.incident),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values: form.values });
  return seeOther(paths.incident(slug, outcome.number), 'incidents.report.saved');
}

export default function Report() {
  const t = useT();
  const { municipality, entities, formKey, now } = useLoaderData<typeof loader>();
  const { slug, name } = municipality;
  const crumbs = [
    { label: name, href: paths.municipality(slug) },
    { label: t('incidents.title'), href: paths.incidents(slug) },
    { label: t('incidents.report.act') },
  ];
  const form = useActionData() as FormAnswer | undefined;
  const shown = { entities, crumbs, form, formKey, now };
  return <ReportPage {...shown} municipality={name} place={`report:${slug}`} />;
}
