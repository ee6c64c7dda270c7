import type { Book } from './book.server.ts';
import { MEMBERS, OTHERS, slugOf } from './names.ts';

/** A municipality of the demo with its two legal persons. */
export interface Place {
  id: number;
  /** Where it stands in the list of its service; the texts of the demo refer to it by this. */
  index: number;
  serviceId: number;
  /** Of the first service, whose course over the years is told; the second one's is drawn by lot. */
  told: boolean;
  slug: string;
  name: string;
  gemeente: number;
  ocmw: number;
  coverage: { entityId: number; from: string }[];
  spocId: number | null;
  directorId: number | null;
  contributorId: number | null;
}

/** One of the two services of the demo, with the people who run it. */
export interface Tenant {
  id: number;
  name: string;
  places: Place[];
}

const FOUNDED = new Date('2019-01-07T09:00:00Z');

/** Members of the first service that take its DPO: the first 7 as a pair, the next 6 with the OCMW alone. */
const PAIRS = 7;
const CLIENTS = 13;
/** Which of the 6 brings in its gemeente on 1 January 2024. */
const JOINER = 7;

/** The service with 25 members, of which 13 are clients. */
export function writeFirstService(book: Book): Tenant {
  return writeTenant(book, 'Welzijnsvereniging Demoland', MEMBERS, true, firstCoverage);
}

/** The service of 8 municipalities that proves that services do not see each other. */
export function writeSecondService(book: Book): Tenant {
  return writeTenant(book, 'Gegevensdienst Voorbeeldstreek', OTHERS, false, () => ({
    gemeente: '2022-01-01',
    ocmw: '2022-01-01',
  }));
}

interface CoverageStart {
  gemeente?: string;
  ocmw?: string;
}

function firstCoverage(index: number): CoverageStart {
  const start = `${2019 + (index % 4)}-${index % 2 === 0 ? '01' : '07'}-01`;
  if (index < PAIRS) return { gemeente: start, ocmw: start };
  if (index === JOINER) return { gemeente: '2024-01-01', ocmw: '2020-01-01' };
  return index < CLIENTS ? { ocmw: start } : {};
}

function writeTenant(
  book: Book,
  name: string,
  names: readonly string[],
  told: boolean,
  coverageOf: (index: number) => CoverageStart,
): Tenant {
  const id = book.add('service', {
    slug: slugOf(name),
    name,
    second_factor_for_all: false,
    created_at: FOUNDED,
  });
  return {
    id,
    name,
    places: names.map((place, index) =>
      writePlace(book, { serviceId: id, told, name: place, index }, coverageOf(index)),
    ),
  };
}

function writePlace(
  book: Book,
  of: { serviceId: number; told: boolean; name: string; index: number },
  starts: CoverageStart,
): Place {
  const { serviceId, name, index } = of;
  const slug = slugOf(name);
  const id = book.add('municipality', {
    service_id: serviceId,
    slug,
    name,
    nis_code: null,
    province: null,
    created_at: FOUNDED,
  });
  const entity = (kind: string, label: string) =>
    book.add('entity', {
      service_id: serviceId,
      municipality_id: id,
      kind,
      name: `${label} ${name}`,
      kbo: null,
      ovo: null,
      created_at: FOUNDED,
    });
  const gemeente = entity('gemeente', 'Gemeente');
  const ocmw = entity('ocmw', 'OCMW');
  if (index === 2) entity('agb', 'Autonoom gemeentebedrijf');
  const coverage = [
    ...(starts.gemeente ? [{ entityId: gemeente, from: starts.gemeente }] : []),
    ...(starts.ocmw ? [{ entityId: ocmw, from: starts.ocmw }] : []),
  ];
  const place = { ...of, id, slug, gemeente, ocmw, coverage };
  writeCoverage(book, place);
  writeOrgans(book, place);
  return { ...place, spocId: null, directorId: null, contributorId: null };
}

type Bare = Omit<Place, 'spocId' | 'directorId' | 'contributorId'>;

function writeCoverage(book: Book, place: Bare): void {
  for (const { entityId, from } of place.coverage) {
    book.add('coverage', {
      service_id: place.serviceId,
      municipality_id: place.id,
      entity_id: entityId,
      from_on: from,
      until_on: null,
      note: from === '2024-01-01' ? 'De gemeente sluit aan; het OCMW was al klant.' : '',
      created_at: FOUNDED,
    });
  }
}

const ORGANS = [
  ['gemeente', 'college', 'College van burgemeester en schepenen'],
  ['gemeente', 'municipal_council', 'Gemeenteraad'],
  ['gemeente', 'management_team', 'Managementteam'],
  ['ocmw', 'ocmw_council', 'Raad voor maatschappelijk welzijn'],
  ['ocmw', 'board', 'Vast bureau'],
] as const;

function writeOrgans(book: Book, place: Bare): void {
  for (const [of, kind, name] of ORGANS) {
    book.add('organ', {
      service_id: place.serviceId,
      municipality_id: place.id,
      entity_id: place[of],
      kind,
      name,
      created_at: FOUNDED,
    });
  }
}

/** The entities of a municipality that the service covers on a day. */
export function coveredOn(place: Place, day: string): number[] {
  return place.coverage.filter(({ from }) => from <= day).map(({ entityId }) => entityId);
}
