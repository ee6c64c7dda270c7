import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can, canSomewhere } from '#app/domain/access.ts';
import { readListQuery, toFilter } from '#app/features/municipalities/list-query.ts';
import { MunicipalityListPage } from '#app/features/municipalities/MunicipalityListPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listMunicipalities, listProvinces } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle((t) => t('municipalities.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'municipality.list');
  const { house } = args.context;
  const query = readListQuery(new URL(args.request.url).searchParams);
  const found = await withActor(house.database, actor, house.now(), async (tx) => ({
    rows: await listMunicipalities(tx, toFilter(query)),
    provinces: await listProvinces(tx),
  }));
  const onboards = can(actor, 'municipality.onboard').allowed;
  const onboardHref = onboards ? paths.onboard() : null;
  const importHref = onboards ? paths.importMunicipalities() : null;
  return { ...found, query, onboardHref, importHref, seesOverview: canSomewhere(actor, 'overview.read') };
}

export default function Municipalities() {
  const { seesOverview, ...page } = useLoaderData<typeof loader>();
  const municipalityHref = seesOverview ? paths.municipality : paths.municipalitySettings;
  return <MunicipalityListPage {...page} here={paths.municipalities()} municipalityHref={municipalityHref} />;
}
