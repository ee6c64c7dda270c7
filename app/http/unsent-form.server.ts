import type { AppLoadContext } from '@remix-run/node';
import type { Unsent } from './respond.server.ts';

/** Fields that are typed anew rather than shown: nothing secret is written into a page. */
const SECRET = /password|code|token|secret/i;

/**
 * What was typed in a form that reached the server after its session had ended: posted by a page of ours, so that
 * nothing which another site sends is ever shown. Null for a script, which keeps its text itself, and for a file, which
 * a page cannot carry.
 */
export async function unsentForm(args: { request: Request; context: AppLoadContext }): Promise<Unsent | null> {
  const { request, context } = args;
  if (request.method !== 'POST' || !request.headers.get('Accept')?.includes('text/html')) return null;
  if (!request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded')) return null;
  const referrer = request.headers.get('Referer') ?? '';
  const page = URL.canParse(referrer) ? new URL(referrer) : null;
  if (!page || !context.house.settings.origins.includes(page.origin)) return null;
  const form = await request.clone().formData();
  const { pathname, search } = new URL(request.url);
  return {
    address: pathname + search,
    fields: [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !SECRET.test(name) ? [[name, value] satisfies [string, string]] : [],
    ),
  };
}
