import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { filterText, findRegister, type WholeRegister } from '#app/features/breaches/export-breaches.server.ts';
import { RegisterFiles } from '#app/features/breaches/RegisterFiles.tsx';
import { RegisterPage } from '#app/features/breaches/RegisterPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { translator } from '#app/i18n/translate.ts';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

interface Data {
  register: WholeRegister;
  filter: string;
  place: { slug: string; name: string };
}

export const meta = pageTitle<Data>((t, data) =>
  [t('breach_register.title'), data?.place.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'breach.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const register = await findRegister(tx, search, { id, name });
    return { register, filter: filterText(translator(actor.language), register), place: { slug, name } };
  });
}

export default function Register() {
  const t = useT();
  const { register, filter, place } = useLoaderData() as unknown as Data;
  const crumbs = [
    { label: place.name, href: paths.municipality(place.slug) },
    { label: t('breaches.title'), href: paths.breaches(place.slug) },
    { label: t('breach_register.title') },
  ];
  const { page: _, ...query } = register.query;
  const file = (as: string) => withQuery(paths.breachRegisterFile(place.slug), { ...query, as });
  return (
    <RegisterPage
      entries={register.entries}
      municipality={place.name}
      filter={filter}
      now={register.now}
      crumbs={crumbs}
      actions={<RegisterFiles read={null} file={file} />}
      breach={paths.breach}
    />
  );
}
