import type { LoaderFunctionArgs } from '@remix-run/node';
import { openEvidence } from '#app/features/evidence/open-evidence.server.ts';
import { pageInstead, refusePlainly, sendFile } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';

/** Gives a file of the evidence of a municipality. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, context } = args;
  const actor = await requireActor(args, 'evidence.read').catch(refusePlainly(context));
  const evidenceId = /^[1-9]\d{0,8}$/.test(params.evidence ?? '') ? Number(params.evidence) : 0;
  const file = new URL(args.request.url).searchParams.get('file') ?? '';
  const fileId = /^[1-9]\d{0,8}$/.test(file) ? Number(file) : null;
  const opened = await openEvidence(context.house, actor, { slug: params.municipality ?? '', evidenceId, fileId });
  if (opened.kind === 'opened') return sendFile(opened.file);
  return pageInstead(opened.kind === 'refused' ? 'forbidden' : opened.kind, context);
}
