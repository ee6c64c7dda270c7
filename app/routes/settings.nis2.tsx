import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  setThresholds,
  type ThresholdsView,
  thresholdsForm,
  viewThresholds,
} from '#app/features/nis2/set-thresholds.server.ts';
import { ThresholdsPage } from '#app/features/nis2/ThresholdsPage.tsx';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('nis2.thresholds.title'));

interface Loaded {
  view: ThresholdsView;
  nav: ReturnType<typeof settingsNav>;
}

export async function loader(args: LoaderFunctionArgs): Promise<Loaded> {
  const actor = await requireActor(args, 'nis2.thresholds');
  const { house } = args.context;
  return { view: await withActor(house.database, actor, house.now(), viewThresholds), nav: settingsNav(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'nis2.thresholds');
  const { house } = args.context;
  const form = await readForm(args.request, thresholdsForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => setThresholds(tx, form.value));
  return answerHeld(outcome, form.values, () => seeOther(paths.settingsNis2(), 'nis2.thresholds.saved'));
}

export default function Nis2Settings() {
  const { view, nav } = useLoaderData() as unknown as Loaded;
  const form = useActionData() as FormAnswer | undefined;
  return <ThresholdsPage view={view} nav={nav} here={paths.settingsNis2()} form={form} />;
}
