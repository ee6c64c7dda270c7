import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keepReportLink } from '#app/features/incidents/keep-report-link.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerForm, showAgain } from '#app/http/outcome.server.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

const linkForm = z.strictObject({ intent: z.enum(['make', 'end']) });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'report_link.keep');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const form = await readForm(args.request, linkForm);
  if (!form.ok) return showAgain(form);
  const { intent } = form.value;
  const outcome = await withActor(house.database, actor, house.now(), async (tx) =>
    keepReportLink(tx, found(await findMunicipality(tx, slug)), intent),
  );
  const notice = intent === 'make' ? 'incidents.link.made' : 'incidents.link.ended';
  return answerForm(outcome, form.values, () => seeOther(paths.incidents(slug), notice));
}
