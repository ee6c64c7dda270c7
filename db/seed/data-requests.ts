import type pg from 'pg';
import {
  newRequestFacts,
  type RequestFacts,
  type RequestKind,
  type RequestWay,
  requestDueAt,
} from '#app/domain/data-request.ts';
import { localDate } from '#app/domain/dates.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { Calendar } from './calendar.ts';
import type { Journal } from './journal.server.ts';
import type { Tenant } from './world.ts';

/** A request of the demo: days ago when it came in and when each act was done, oldest first. */
interface Told {
  place: number;
  entity: 'gemeente' | 'ocmw';
  kind: RequestKind;
  way: RequestWay;
  person: string;
  subject: string;
  received: number;
  checked?: number;
  extended?: number;
  answered?: number;
  refused?: number;
  /** What was said with the last act. */
  said?: string;
  ground?: string;
}

/** One that runs, one that was extended, one that was answered late and one that was refused. */
const TOLD: readonly Told[] = [
  {
    place: 0,
    entity: 'ocmw',
    kind: 'access',
    way: 'letter',
    person: 'An Verzonnen',
    subject: 'Kopie van het eigen dossier bij de sociale dienst',
    received: 75,
    checked: 70,
    answered: 40,
    said: 'Kopie van het dossier afgegeven aan het loket',
  },
  {
    place: 0,
    entity: 'gemeente',
    kind: 'erasure',
    way: 'web_form',
    person: 'Jo Voorbeeld',
    subject: 'Wissen van een klacht van vijf jaar geleden',
    received: 55,
    checked: 53,
    refused: 44,
    ground: 'legal_obligation',
    said: 'De selectielijst verplicht ons het klachtendossier tien jaar te bewaren.',
  },
  {
    place: 0,
    entity: 'ocmw',
    kind: 'recipients',
    way: 'mail',
    person: 'Mo Fictief',
    subject: 'Aan wie gegevens over een aanvraag werden doorgegeven',
    received: 45,
    checked: 43,
    extended: 20,
    ground: 'complexity',
    said: 'Verschillende diensten en een leverancier moeten hun verzendingen nakijken.',
  },
  {
    place: 0,
    entity: 'gemeente',
    kind: 'access',
    way: 'mail',
    person: 'Sam Bedacht',
    subject: 'Welke gegevens de bibliotheek bewaart',
    received: 23,
    checked: 21,
  },
];

/** Plans the requests of the demo in the order in which they came in, with their lines in the journal. */
export function planRequests(tenant: Tenant, calendar: Calendar, journal: Journal, dpoId: number) {
  const counted = new Map<number, number>();
  return TOLD.map((told) => {
    const place = tenant.places[told.place];
    if (!place) throw new Error(`no municipality ${told.place}`);
    const at = (daysAgo: number | undefined) => (daysAgo === undefined ? null : calendar.at(daysAgo));
    const receivedAt = calendar.at(told.received);
    const facts: RequestFacts = {
      ...newRequestFacts(receivedAt),
      identityCheckedAt: at(told.checked),
      extendedAt: at(told.extended),
      answeredAt: at(told.answered),
      refusedAt: at(told.refused),
    };
    const year = Number(localDate(receivedAt).slice(0, 4));
    const number = (counted.get(year) ?? 0) + 1;
    counted.set(year, number);
    const row = { ...told, ...facts, service: place.serviceId, municipality: place.id, year, number };
    tell(journal, row, place.spocId ?? dpoId);
    return {
      ...{ ...row, place: undefined },
      entity: place[told.entity],
      by: place.spocId ?? dpoId,
      due: requestDueAt(facts),
      said: told.said ?? '',
    };
  });
}
type Planned = ReturnType<typeof planRequests>;

/** Writes planned requests with their histories, in a few statements however many there are. */
export async function writeRequests(client: pg.ClientBase, rows: Planned): Promise<void> {
  await client.query(
    `create temporary table demo_request on commit drop as
     select * from json_to_recordset($1::json) as r (service integer, municipality integer, entity integer, year integer,
       number integer, kind text, way text, person text, subject text, "receivedAt" timestamptz, due timestamptz,
       "identityCheckedAt" timestamptz, "extendedAt" timestamptz, "answeredAt" timestamptz, "refusedAt" timestamptz,
       ground text, said text, by integer)`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `insert into data_request (service_id, municipality_id, entity_id, year, number, kind, way, person_name, subject,
       received_at, due_at, identity_checked_at, identity_how, extended_at, extension_ground, extension_reason,
       answered_at, answer, refused_at, refusal_ground, refusal_reason, created_at, created_by)
     select service, municipality, entity, year, number, kind, way, person, subject, "receivedAt", due,
       "identityCheckedAt", 'Aangemeld met itsme', "extendedAt", case when "extendedAt" is not null then ground end,
       case when "extendedAt" is not null then said else '' end, "answeredAt",
       case when "answeredAt" is not null then said else '' end, "refusedAt",
       case when "refusedAt" is not null then ground end, case when "refusedAt" is not null then said else '' end,
       "receivedAt", by from demo_request order by year, number`,
  );
  await client.query(
    `insert into request_step (request_id, service_id, municipality_id, entity_id, kind, happened_at, text, ground, at, by_id)
     select d.id, d.service_id, d.municipality_id, d.entity_id, s.kind, s.at, s.text, s.ground, s.at, r.by
     from demo_request r join data_request d on d.service_id = r.service and d.year = r.year and d.number = r.number
     cross join lateral (values
       ('received', r."receivedAt", '', null), ('identity_checked', r."identityCheckedAt", d.identity_how, null),
       ('extended', r."extendedAt", r.said, r.ground), ('answered', r."answeredAt", r.said, null),
       ('refused', r."refusedAt", r.said, r.ground)) as s (kind, at, text, ground)
     where s.at is not null order by d.id, s.at`,
  );
  await client.query(
    `insert into register_series (service_id, register, year, last)
     select service, 'request', year, max(number) from demo_request group by service, year`,
  );
}

interface Row extends Told, RequestFacts {
  service: number;
  municipality: number;
  year: number;
  number: number;
}

function tell(journal: Journal, row: Row, actorId: number): void {
  const line = {
    serviceId: row.service,
    municipalityId: row.municipality,
    objectType: 'request' as const,
    objectId: registerNumber('request', row.year, row.number),
    actorId,
    role: 'spoc' as const,
  };
  const acts = [
    ['request.received', row.receivedAt, { kind: row.kind, way: row.way }],
    ['request.identity_checked', row.identityCheckedAt, {}],
    ['request.extended', row.extendedAt, { ground: row.ground }],
    ['request.answered', row.answeredAt, {}],
    ['request.refused', row.refusedAt, { ground: row.ground }],
  ] as const;
  for (const [event, at, after] of acts) if (at) journal.add({ ...line, at, event, after });
}
