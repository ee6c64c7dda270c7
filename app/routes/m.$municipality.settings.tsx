import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { changeSettings } from '#app/features/municipalities/change-settings.server.ts';
import { MunicipalitySettingsPage } from '#app/features/municipalities/MunicipalitySettingsPage.tsx';
import { settingsForm } from '#app/features/municipalities/settings-forms.ts';
import { readOpenForm } from '#app/features/municipalities/settings-view.ts';
import { readForm } from '#app/http/form.server.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { answerForm, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { findMunicipality, listMunicipalityNames } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle<{ municipality: { name: string } }>((t, data) =>
  [t('municipalities.settings.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'municipality.read');
  const { house } = args.context;
  const now = house.now();
  return withActor(house.database, actor, now, async (tx) => {
    const municipality = found(await findMunicipality(tx, args.params.municipality ?? ''));
    const entities = await listEntities(tx, municipality.id);
    const mayChange = can(actor, 'municipality.change', { municipalityId: municipality.id }).allowed;
    const open = mayChange ? readOpenForm(new URL(args.request.url).searchParams, entities) : null;
    const successors = open?.form === 'end_municipality' ? await listMunicipalityNames(tx, municipality.id) : [];
    const nav = municipalityNav(actor, municipality);
    const list = listHref(actor);
    return { municipality, entities, mayChange, open, successors, nav, list, today: localDate(now) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'municipality.change');
  const { house } = args.context;
  const read = await readForm(args.request, settingsForm);
  const slug = args.params.municipality ?? '';
  const outcome = await withActor(house.database, actor, house.now(), async (tx) => {
    const municipality = found(await findMunicipality(tx, slug));
    return read.ok ? changeSettings(tx, municipality, read.value) : null;
  });
  if (!read.ok || !outcome) return showAgain({ errors: {}, ...read });
  const ended = read.value.intent === 'end_municipality';
  const notice = ended ? 'municipalities.notice.ended' : 'municipalities.notice.saved';
  return answerForm(outcome, read.values, () => seeOther(paths.municipalitySettings(slug), notice));
}

export default function MunicipalitySettings() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const form = useActionData() as FormAnswer | undefined;
  const here = paths.municipalitySettings(page.municipality.slug);
  return (
    <MunicipalitySettingsPage
      {...page}
      form={form}
      crumbs={page.list ? [{ label: t('municipalities.title'), href: page.list }] : []}
      here={here}
      formHref={(query) => withQuery(here, query)}
      municipalityHref={paths.municipalitySettings}
    />
  );
}
