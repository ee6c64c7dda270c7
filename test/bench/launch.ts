import { ask } from './client.ts';

export interface Launch {
  /** Milliseconds from the post to the answer, for all municipalities together. */
  ms: number;
  municipalities: number;
  questions: number;
  /** Why there is no figure. */
  refused?: string;
}

/** Launches the longest checklist over all municipalities as a DPO does: fills in the form, reads the preview, confirms. */
export async function timeLaunch(url: string, cookie: string): Promise<Launch> {
  const page = `${url}/campaigns/new`;
  const { body } = await ask({ url: page, cookie });
  const options = [...body.matchAll(/<option value="(\d+:\w+)"[^>]*>[^<]*\((\d+) [^<]*<\/option>/g)];
  const longest = options.reduce((best, next) => (Number(next[2]) > Number(best?.[2] ?? 0) ? next : best), options[0]);
  const municipalities = [...body.matchAll(/name="municipality\[\]"[^>]*value="(\d+)"/g)].map(([, id]) => id ?? '');
  const form = new URLSearchParams({
    intent: 'preview',
    form_key: /name="form_key" value="([^"]+)"/.exec(body)?.[1] ?? '',
    framework_level: longest?.[1] ?? '',
    title: 'Gemeten lancering',
    due_on: '2099-12-31',
    as_pair: 'pair',
    ...(body.includes('name="from_last_year"') ? { from_last_year: 'yes' } : {}),
  });
  for (const id of municipalities) form.append('municipality[]', id);
  const named = { municipalities: municipalities.length, questions: Number(longest?.[2] ?? 0) };
  const preview = await ask({ url: page, cookie, form });
  if (preview.status !== 200) return { ...named, ms: 0, refused: `the preview answered ${preview.status}` };
  const confirmed = fieldsOf(preview.body);
  confirmed.set('intent', 'launch');
  const launched = await ask({ url: page, cookie, form: confirmed });
  if (launched.status !== 303) return { ...named, ms: 0, refused: `the launch answered ${launched.status}` };
  return { ...named, ms: launched.ms };
}

/** What a browser would send of the forms on a page: hidden fields, and of each list the option that is chosen. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  const contentOf = (tag: string) => / value="([^"]*)"/.exec(tag)?.[1] ?? '';
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(tag)?.[1];
    if (name && name !== 'next') fields.append(name, contentOf(tag));
  }
  for (const [, name, options] of html.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/g)) {
    const tags = options?.match(/<option[^>]*>/g) ?? [];
    fields.append(name ?? '', contentOf(tags.find((tag) => tag.includes(' selected')) ?? tags[0] ?? ''));
  }
  return fields;
}
