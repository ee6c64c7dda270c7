import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CustodyPage } from '#app/features/incidents/CustodyPage.tsx';
import { custodyForm } from '#app/features/incidents/piece-forms.ts';
import { tellCustody } from '#app/features/incidents/tell-custody.server.ts';
import { type IncidentPieceView, viewPiece } from '#app/features/incidents/view-pieces.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pieceAddress } from '#app/http/incident-address.server.ts';
import { incidentCrumbs } from '#app/http/incident-links.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<IncidentPieceView>((t, view) =>
  [view?.piece.title, t('incident_pieces.title')].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<IncidentPieceView> {
  const actor = await requireActor(args, 'incident.read');
  const { house } = args.context;
  const address = pieceAddress(args);
  return found(await withActor(house.database, actor, house.now(), (tx) => viewPiece(tx, address)));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.handle');
  const { house } = args.context;
  const address = pieceAddress(args);
  const form = await readForm(args.request, custodyForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => tellCustody(tx, address, form.value));
  const here = paths.incidentPiece(address.slug, address.number, address.pieceId);
  return answerHeld(outcome, form.values, () => seeOther(here, 'incident_pieces.told'));
}

export default function IncidentPiece() {
  const t = useT();
  const view = useLoaderData() as unknown as IncidentPieceView;
  const { head, piece } = view;
  const crumbs = incidentCrumbs(t, head, [
    { label: t('incident_pieces.title'), href: paths.incidentPieces(head.slug, head.code) },
    { label: piece.title },
  ]);
  return (
    <CustodyPage
      view={view}
      crumbs={crumbs}
      file={paths.incidentPieceFile(head.slug, head.code, piece.id)}
      form={useActionData() as FormAnswer | undefined}
    />
  );
}
