import { randomUUID } from 'node:crypto';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { wallClockOf } from '#app/domain/local-time.ts';
import { GuestReportPage, ReportedPage, ReportLinkGone } from '#app/features/incidents/ReportPage.tsx';
import { findGuestPlace, reportAsGuest } from '#app/features/incidents/report-by-link.server.ts';
import { guestReportForm } from '#app/features/incidents/report-form.ts';
import { readForm } from '#app/http/form.server.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { formatTime } from '#app/i18n/format.ts';

interface Data {
  place: { municipality: string; service: string };
  formKey: string;
  now: { day: string; time: string };
  token: string;
}
type Answer = FormAnswer | { number: string } | (FormAnswer & { busyUntil: string });

export const meta = pageTitle((t) => t('incidents.report.title'));

export async function loader(args: LoaderFunctionArgs) {
  const { house } = args.context;
  const token = textParam(args, 'token');
  const place = await findGuestPlace(house, token);
  if (!place) return data(null, { status: 410 });
  const { municipality, service } = place;
  const now = wallClockOf(house.now());
  return { place: { municipality, service }, formKey: randomUUID(), now, token } satisfies Data;
}

export async function action(args: ActionFunctionArgs) {
  const { house, clientAddress } = args.context;
  const form = await readForm(args.request, guestReportForm);
  if (!form.ok) return showAgain(form);
  const outcome = await reportAsGuest(house, textParam(args, 'token'), form.value, clientAddress, paths.incident);
  if (outcome.kind === 'gone') return data(null, { status: 410 });
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values: form.values });
  if (outcome.kind === 'reported') return { number: outcome.number };
  return data({ errors: {}, values: form.values, busyUntil: formatTime(outcome.until) }, { status: 429 });
}

export default function GuestReport() {
  const page = useLoaderData() as Data | null;
  const answer = useActionData() as Answer | undefined;
  if (!page) return <ReportLinkGone />;
  const keep = `guest:${page.token}`;
  if (answer && 'number' in answer) {
    return <ReportedPage number={answer.number} again={paths.guestReport(page.token)} keep={keep} />;
  }
  const busyUntil = answer && 'busyUntil' in answer ? answer.busyUntil : null;
  return <GuestReportPage {...page} form={answer} busyUntil={busyUntil} keep={keep} />;
}
