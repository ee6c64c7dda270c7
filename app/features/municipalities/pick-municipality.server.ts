import type { ActorTx } from '#db/connection.server.ts';
import { listTakenNisCodes } from '#db/queries/municipalities.server.ts';
import {
  findReferenceMunicipality,
  listReferenceMunicipalities,
  searchReferenceMunicipalities,
} from '#db/reference/municipalities.server.ts';
import type { Prefill } from './OnboardPage.tsx';
import type { PickRow } from './PickPage.tsx';

/** How many of those found are listed; more letters narrow it down. */
const SHOWN = 25;

/** What the first step shows: what was searched and found, or, once one is chosen, what the registers know of it. */
export interface Picked {
  step: 'pick' | 'fill';
  prefill: Prefill | null;
  text: string;
  rows: PickRow[];
  found: number;
  names: string[];
}

/** Reads the address of the page: a search (`q`), a choice (`nis`), or filling in by hand (`by=hand`). */
export async function pickFrom(tx: ActorTx, search: URLSearchParams): Promise<Picked> {
  const none = { prefill: null, text: '', rows: [], found: 0, names: [] };
  const prefill = findReferenceMunicipality(search.get('nis') ?? '');
  if (prefill || search.get('by') === 'hand') return { ...none, step: 'fill', prefill };
  const text = (search.get('q') ?? '').trim().slice(0, 100);
  const found = searchReferenceMunicipalities(text);
  const shown = found.slice(0, SHOWN);
  const taken = await listTakenNisCodes(
    tx,
    shown.map((one) => one.nis),
  );
  return {
    ...none,
    step: 'pick',
    text,
    found: found.length,
    names: listReferenceMunicipalities().map((one) => one.name),
    rows: shown.map(({ nis, name, province, gemeenteKbo, ocmwKbo }) => ({
      nis,
      name,
      province,
      gemeenteKbo,
      ocmwKbo,
      known: taken.includes(nis),
    })),
  };
}
