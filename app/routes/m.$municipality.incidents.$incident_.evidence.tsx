import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addPiece, foreseePiece } from '#app/features/incidents/add-piece.server.ts';
import { PiecesPage } from '#app/features/incidents/PiecesPage.tsx';
import { pieceForm } from '#app/features/incidents/piece-forms.ts';
import { type PiecesView, viewPieces } from '#app/features/incidents/view-pieces.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { incidentAddress } from '#app/http/incident-address.server.ts';
import { incidentCrumbs } from '#app/http/incident-links.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { receiveFile } from '#app/outside/receive-file.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';

export const meta = pageTitle<PiecesView>((t, view) =>
  [view?.head.code, t('incident_pieces.title')].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<PiecesView> {
  const actor = await requireActor(args, 'incident.read');
  const { house } = args.context;
  const address = incidentAddress(args);
  return found(await withActor(house.database, actor, house.now(), (tx) => viewPieces(tx, address)));
}

/** Who may not put anything in is told so before a byte of the file is read. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.handle');
  const { database, files, now } = args.context.house;
  const address = incidentAddress(args);
  const open = <T,>(work: (tx: ActorTx) => Promise<T>) => withActor(database, actor, now(), work);
  const next = () => seeOther(paths.incidentPieces(address.slug, address.number), 'incident_pieces.added');
  const foreseen = await open((tx) => foreseePiece(tx, address));
  if (foreseen.kind !== 'saved') return answerHeld(foreseen, {}, next);
  const upload = await readUpload(args.request, (file) => receiveFile(files, file));
  if (upload.kind !== 'read') return showAgain({ errors: { file: [`evidence.fault.${upload.kind}`] }, values: {} });
  const form = parseForm(upload.fields, pieceForm);
  if (!form.ok) return showAgain(form);
  const { file } = upload;
  if (file?.kind === 'refused') {
    return showAgain({ errors: { file: [`evidence.fault.${file.why}`] }, values: form.values });
  }
  const sent = { form: form.value, file: file?.file ?? null, files };
  return answerHeld(await open((tx) => addPiece(tx, address, sent)), form.values, next);
}

export default function IncidentEvidence() {
  const t = useT();
  const view = useLoaderData() as unknown as PiecesView;
  const { slug, code } = view.head;
  return (
    <PiecesPage
      view={view}
      crumbs={incidentCrumbs(t, view.head, [{ label: t('incident_pieces.title') }])}
      piece={(id) => paths.incidentPiece(slug, code, id)}
      form={useActionData() as FormAnswer | undefined}
    />
  );
}
