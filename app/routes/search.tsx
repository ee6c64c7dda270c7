import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { canSomewhere } from '#app/domain/access.ts';
import { searchablePolicies } from '#app/features/policies/searchable-policies.server.ts';
import { SearchResults } from '#app/features/search/SearchResults.tsx';
import { searchEverything } from '#app/features/search/search-everything.server.ts';
import { readAsked, type SearchHit, type SearchPage } from '#app/features/search/search-page.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('search.title'));

interface Data extends SearchPage {
  /** Whether the page of a municipality is open to the reader; an administrator reads only its settings. */
  registers: boolean;
}

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'search.use');
  const asked = readAsked(new URL(args.request.url).searchParams);
  const policies = await searchablePolicies(actor.language);
  const page = await searchEverything(args.context.house, actor, asked, policies);
  return { ...page, registers: canSomewhere(actor, 'checklist.read') };
}

function hrefOf({ kind, id, slug, checklist, code }: SearchHit, registers: boolean): string {
  const [number, place] = [Number(id), slug ?? ''];
  if (kind === 'municipality') return registers ? paths.municipality(place) : paths.municipalitySettings(place);
  if (kind === 'person') return paths.people(place);
  if (kind === 'incident') return paths.incident(place, code ?? '');
  if (kind === 'breach') return paths.breach(place, code ?? '');
  if (kind === 'request') return paths.request(place, code ?? '');
  if (kind === 'event') return paths.event(code ?? '');
  if (kind === 'checklist') return paths.checklist(place, number);
  if (kind === 'campaign') return paths.campaign(number);
  if (kind === 'policy') return paths.policy(String(id));
  if (kind === 'framework') return paths.framework(number);
  if (kind === 'requirement') return `${paths.framework(number)}#${encodeURIComponent(code ?? '')}`;
  if (checklist !== null && code !== null) return paths.requirement(place, checklist, code);
  return paths.municipality(place);
}

export default function Search() {
  const { registers, ...page } = useLoaderData() as Data;
  const links = {
    of: (hit: SearchHit) => hrefOf(hit, registers),
    only: (q: string, kind?: string) => withQuery(paths.search(), { q, in: kind }),
  };
  return <SearchResults page={page} links={links} />;
}
