import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { NewRequestPage } from '#app/features/requests/NewRequestPage.tsx';
import { listOwnEntities, registerRequest } from '#app/features/requests/register-request.server.ts';
import { newRequestForm } from '#app/features/requests/request-form.ts';
import { readForm } from '#app/http/form.server.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle<{ municipality: { name: string } }>((t, data) =>
  [t('requests.new.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'request.handle');
  const { house } = args.context;
  const at = house.now();
  return withActor(house.database, actor, at, async (tx) => {
    const municipality = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'request.handle', { municipalityId: municipality.id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const entities = await listOwnEntities(tx, municipality.id);
    return { municipality, entities, formKey: randomUUID(), now: writeMoment({ precision: 'minute', at }) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'request.handle');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const form = await readForm(args.request, newRequestForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), async (tx) =>
    registerRequest(tx, found(await findMunicipality(tx, slug)).id, form.value),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values: form.values });
  return seeOther(paths.request(slug, outcome.number), 'requests.new.saved');
}

export default function NewRequest() {
  const t = useT();
  const { municipality, entities, formKey, now } = useLoaderData<typeof loader>();
  const { slug, name } = municipality;
  const crumbs = [
    { label: name, href: paths.municipality(slug) },
    { label: t('requests.title'), href: paths.requests(slug) },
    { label: t('requests.new.act') },
  ];
  const form = useActionData() as FormAnswer | undefined;
  return <NewRequestPage municipality={name} {...{ entities, crumbs, form, formKey, now }} />;
}
