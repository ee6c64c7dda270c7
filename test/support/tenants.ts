import type { Actor, Role } from '#app/domain/access.ts';
import { type BuiltMunicipality, builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** Two services; the first with two municipalities. Every tenant table holds a row of each. */
export interface Tenants {
  /** The municipality of those who have one. */
  own: BuiltMunicipality;
  /** Another municipality of the same service. */
  sister: BuiltMunicipality;
  /** A municipality of another service. */
  foreign: BuiltMunicipality;
  /** One person per kind of membership, all in the first service. */
  people: Record<Who, Actor>;
}

export const WHO = [
  'admin',
  'dpo',
  'service_director',
  'spoc',
  'director',
  'contributor',
  'auditor',
  'ocmw_spoc',
] as const;
/** The seven roles, and a SPOC who is confined to the OCMW. */
export type Who = (typeof WHO)[number];

/** Fills every tenant table for each municipality, as the owner of the tables. */
export async function fillTenants(db: TestDatabase): Promise<Tenants> {
  const make = builders(db);
  const serviceA = await make.aService('Dienst A');
  const serviceB = await make.aService('Dienst B');
  const own = await make.aMunicipality(serviceA, 'Eigenbeke');
  const sister = await make.aMunicipality(serviceA, 'Zusterbeke');
  const foreign = await make.aMunicipality(serviceB, 'Vreemdbeke');
  const people = {} as Record<Who, Actor>;
  for (const who of WHO) {
    const role: Role = who === 'ocmw_spoc' ? 'spoc' : who;
    const local = ['spoc', 'director', 'contributor', 'auditor'].includes(role);
    people[who] = await make.aPerson(serviceA, role, {
      ...(local ? { municipalityId: own.id } : {}),
      ...(who === 'ocmw_spoc' ? { entityIds: [own.ocmw] } : {}),
    });
  }
  for (const place of [own, sister, foreign]) {
    const other = await make.aPerson(place.serviceId, 'spoc', {
      municipalityId: place.id,
      entityIds: [place.gemeente],
    });
    await fillRegisters(db, place, other.accountId, await make.aChecklist(place, { assigneeId: other.accountId }));
  }
  return { own, sister, foreign, people };
}

/** A framework that is being written, still without a question. */
function draftOf(code: string): string {
  const both = (text: string) => ({ nl: text, en: text });
  return JSON.stringify({
    code,
    edition: '1',
    title: both(`Kader ${code}`),
    owner: 'Dienst',
    source_note: 'Dienst',
    verified: false,
    scale: 'compliance',
    levels: [{ code: 'all', title: both('Alles') }],
    thresholds: null,
    not_applicable: null,
    score_groups: null,
    nodes: [{ kind: 'section', code: '1', parent: null, title: both('Deel') }],
  });
}

async function fillRegisters(db: TestDatabase, place: BuiltMunicipality, account: number, checklist: number) {
  const { serviceId: service, id: municipality } = place;
  // Only the gemeente: what is about the OCMW alone must stay out of reach of nobody but the one confined to it.
  await db.sql('delete from checklist_entity where checklist_id = $1 and entity_id = $2', [checklist, place.ocmw]);
  const node = `(select n.id from framework_node n join checklist c on c.framework_id = n.framework_id
    where c.id = ${checklist} and n.kind = 'requirement' order by n.position limit 1)`;
  const framework = `(select framework_id from checklist where id = ${checklist})`;
  await db.sql(`
    insert into regime (service_id, municipality_id, entity_id, code, applicability, from_on, created_at)
      values (${service}, ${municipality}, ${place.ocmw}, 'ksz', 'in_scope', '2020-01-01', now());
    insert into organ (service_id, municipality_id, entity_id, kind, name, created_at)
      values (${service}, ${municipality}, ${place.ocmw}, 'board', 'Vast bureau', now());
    insert into person_function (service_id, municipality_id, account_id, name, function, from_on, created_at)
      values (${service}, ${municipality}, ${account}, 'Iemand', 'spoc', '2020-01-01', now());
    insert into checklist_step (service_id, municipality_id, checklist_id, kind, at)
      values (${service}, ${municipality}, ${checklist}, 'launched', now());
    insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, version, doc, updated_at)
      values (${service}, ${municipality}, ${checklist}, ${framework}, ${node}, 1, '3', now());
    insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, explanation,
        exception_reason, withdrawn, at)
      select id, 1, service_id, municipality_id, checklist_id, '', '', false, now() from answer
      where checklist_id = ${checklist};
    insert into verdict (service_id, municipality_id, checklist_id, answer_id, answer_version, outcome, at)
      select service_id, municipality_id, checklist_id, id, 1, 'accepted', now() from answer
      where checklist_id = ${checklist};
    insert into evidence (service_id, municipality_id, kind, title, url, created_at)
      values (${service}, ${municipality}, 'link', 'Beleid', 'https://example.org/beleid', now());
    insert into evidence_file (service_id, municipality_id, evidence_id, revision, position, file_name, media_type,
        size_bytes, sha256, at)
      select service_id, municipality_id, id, 1, 1, 'beleid.pdf', 'application/pdf', 1, repeat('0', 64), now() from evidence
      where municipality_id = ${municipality};
    insert into answer_evidence (service_id, municipality_id, checklist_id, framework_id, node_id, evidence_id, at)
      select ${service}, ${municipality}, ${checklist}, ${framework}, ${node}, id, now() from evidence
      where municipality_id = ${municipality};
    insert into hand_over (service_id, municipality_id, checklist_id, framework_id, to_id, at, by_id)
      values (${service}, ${municipality}, ${checklist}, ${framework}, ${account}, now(), ${account});
    insert into hand_over_node (hand_over_id, service_id, municipality_id, checklist_id, framework_id, node_id)
      select id, ${service}, ${municipality}, ${checklist}, ${framework}, ${node} from hand_over
      where checklist_id = ${checklist};
    insert into comment (service_id, municipality_id, checklist_id, framework_id, node_id, text, at, by_id)
      values (${service}, ${municipality}, ${checklist}, ${framework}, ${node}, 'Even nakijken', now(), ${account});
    insert into comment_mention (comment_id, service_id, municipality_id, checklist_id, node_id, account_id)
      select id, ${service}, ${municipality}, ${checklist}, node_id, ${account} from comment
      where checklist_id = ${checklist};
    insert into review_claim (checklist_id, service_id, municipality_id, by_id, since, until)
      values (${checklist}, ${service}, ${municipality}, ${account}, now(), now() + interval '10 minutes');
    insert into finding (service_id, municipality_id, checklist_id, framework_id, node_id, severity, text, at, by_id)
      values (${service}, ${municipality}, ${checklist}, ${framework}, ${node}, 'high', 'Geen beleid', now(), ${account});
    insert into message (service_id, subject, text, at) values (${service}, 'Bericht ${municipality}', 'Dag', now());
    insert into message_recipient (message_id, service_id, municipality_id)
      select id, ${service}, ${municipality} from message where subject = 'Bericht ${municipality}';
    insert into message_read (message_id, service_id, municipality_id, account_id, at)
      select id, ${service}, ${municipality}, ${account}, now() from message where subject = 'Bericht ${municipality}';
    insert into finding_step (service_id, municipality_id, checklist_id, node_id, finding_id, kind, text, at, by_id)
      select service_id, municipality_id, checklist_id, node_id, id, 'proposed', 'Gedaan', now(), ${account} from finding
      where municipality_id = ${municipality};
    insert into evidence_link (service_id, municipality_id, evidence_id, revision, url, at, by_id)
      select service_id, municipality_id, id, 1, url, now(), ${account} from evidence
      where municipality_id = ${municipality};
    insert into evidence_warning (service_id, municipality_id, evidence_id, valid_until, mark, account_id, at)
      select service_id, municipality_id, id, '2026-03-31', 60, ${account}, now() from evidence
      where municipality_id = ${municipality};
    insert into reminder (service_id, municipality_id, checklist_id, account_id, due_on, mark, on_day, at, by_id)
      values (${service}, ${municipality}, ${checklist}, ${account}, '2026-03-31', -14, '2026-03-17', now(), ${account});
    insert into framework_draft (service_id, code, document, updated_at)
      values (${service}, 'own_${municipality}', '${draftOf(`own_${municipality}`)}', now());
    insert into framework_text (service_id, framework_code, code, title_nl, loaded_at)
      values (${service}, 'iso27001_2022', 'ISO-${municipality}', 'Titel', now());
    insert into register_series (service_id, register, year, last) values (${service}, 'incident', 2000 + ${municipality}, 1);
    insert into incident_category (service_id, code, title_nl, title_en, taxonomy_class)
      values (${service}, 'own_${municipality}', 'Eigen', 'Own', 'other');
    insert into task_template (service_id, code, title_nl, title_en) values (${service}, 'own_${municipality}', 'Eigen', 'Own');
    insert into task_template_task (template_id, service_id, position, title_nl, title_en, due_hours)
      select id, ${service}, 1, 'Bellen', 'Telephone', 1 from task_template where code = 'own_${municipality}';
    insert into report_link (service_id, municipality_id, created_at) values (${service}, ${municipality}, now());
    insert into incident (service_id, municipality_id, year, number, title, description, channel, reported_at, ongoing,
        personal_data, form_key)
      values (${service}, ${municipality}, 2000 + ${municipality}, 1, 'Mail kwijt', 'Een mail ging fout', 'app', now(), 'no',
        'yes', 'incident-of-${municipality}-0123456789');
    insert into incident_event (service_id, year, number, at) values (${service}, 2000 + ${municipality}, 1, now());
    insert into incident_event_update (event_id, service_id, version, kind, title, description, at)
      select id, ${service}, 1, 'made', 'Leverancier ${municipality}', 'Storing', now() from incident_event
      where year = 2000 + ${municipality} and service_id = ${service};
    update incident set event_id = (select id from incident_event where year = 2000 + ${municipality}
      and service_id = ${service}) where municipality_id = ${municipality};
    insert into incident_entity (incident_id, service_id, municipality_id, entity_id)
      select id, ${service}, ${municipality}, ${place.gemeente} from incident where municipality_id = ${municipality};
    insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, text, at, by_id)
      select ${service}, ${municipality}, id, 'fact', now(), 'Gezien', now(), ${account} from incident
      where municipality_id = ${municipality};
    insert into incident_task (service_id, municipality_id, incident_id, title, at, by_id)
      select ${service}, ${municipality}, id, 'Bellen', now(), ${account} from incident
      where municipality_id = ${municipality};
    insert into incident_template (incident_id, service_id, municipality_id, template_code, template_id, at)
      select i.id, ${service}, ${municipality}, t.code, t.id, now() from incident i, task_template t
      where i.municipality_id = ${municipality} and t.code = 'own_${municipality}';
    insert into incident_evidence (service_id, municipality_id, incident_id, kind, title, source, obtained_at,
        obtained_precision, obtained_by, file_name, media_type, size_bytes, sha256, at, by_id)
      select ${service}, ${municipality}, id, 'file', 'Schermafdruk', 'Mailbox', now(), 'minute', 'ICT', 'a.png',
        'image/png', 1, repeat('c', 64), now(), ${account} from incident where municipality_id = ${municipality};
    insert into incident_custody (service_id, municipality_id, incident_id, evidence_id, act, happened_at, at, by_id)
      select ${service}, ${municipality}, incident_id, id, 'taken_in', now(), now(), ${account} from incident_evidence
      where municipality_id = ${municipality};
    insert into incident_requirement (incident_id, service_id, municipality_id, node_id)
      select id, ${service}, ${municipality}, ${node} from incident where municipality_id = ${municipality};
    ${breachOf(place, account)}
    ${requestOf(place, account)}
    insert into outbox (service_id, account_id, kind, key, created_at, next_attempt_at)
      values (${service}, ${account}, 'invitation', 'key-${municipality}', now(), now());
    select journal_append(${service}, '${NOW.toISOString()}', null, 'system', 'checklist.launched', ${municipality},
      'checklist', '${checklist}', null, null);
    select journal_append(${service}, '${NOW.toISOString()}', null, 'system', 'service.changed', null, 'service',
      '${service}', null, null);`);
}

/** A dossier of the gemeente with a row of everything that hangs on one. */
function breachOf({ serviceId, id, gemeente }: BuiltMunicipality, account: number): string {
  const place = `${serviceId}, ${id}, ${gemeente}`;
  const keys = 'service_id, municipality_id, entity_id';
  const of = (table: string, columns: string, values: string) =>
    `insert into ${table} (breach_id, ${keys}, ${columns}) select id, ${place}, ${values} from breach
      where municipality_id = ${id};`;
  return `
    insert into entity_authority (${keys}, authorities, reason, at) values (${place}, '{VTC}', 'Vlaamse instantie', now());
    insert into breach (${keys}, incident_id, year, number, aware_at, aware_version, opened_at)
      select ${place}, id, 2000 + ${id}, 1, now(), 1, now() from incident where municipality_id = ${id};
    ${of('breach_awareness', 'version, aware_at, who, reason, at', "1, now(), 'Diensthoofd', 'Zag de mail', now()")}
    ${of('breach_step', 'step, answers, version, at', `'nature', '{"incident_description": "Mail"}', 1, now()`)}
    ${of('breach_assessment', 'version, risk, reason, at', "1, 'none', 'Niemand las het', now()")}
    ${of('breach_advice', 'version, notify, text, given_at, at', "1, false, 'Niet melden', now(), now()")}
    ${of('breach_decision', 'version, notify, reason, decided_at, decided_by', "1, false, 'Geen risico', now(), 'Directeur'")}
    ${of('breach_notification', 'authority, stage, sent_at, way, sent_by, template_version, snapshot, at', "'GBA', 'initial', now(), 'mail', 'DPO', '1', '{}', now()")}
    ${of('breach_persons', 'version, inform, reason, decided_at, decided_by', "1, false, 'Geen risico', now(), 'Directeur'")}
    ${of('breach_notice', 'recipient, told_at, at, by_id', `'police', now(), now(), ${account}`)}
    insert into nis2_threshold (service_id, loss_eur, turnover_percent, reason, at, by_id)
      values (${serviceId}, 100000, 5, 'Strenger', now(), ${account});
    insert into nis2_report (${keys}, incident_id, voluntary, aware_at, loss_eur, turnover_percent, opened_at)
      select ${place}, id, true, now(), 250000, 5, now() from incident where municipality_id = ${id};
    insert into nis2_awareness (report_id, ${keys}, version, aware_at, at)
      select id, ${place}, 1, now(), now() from nis2_report where municipality_id = ${id};
    insert into nis2_stage (report_id, ${keys}, stage, sent_at, way, sent_by, snapshot, at)
      select id, ${place}, 'early_warning', now(), 'mail', 'DPO', '{"what": "Mail"}', now() from nis2_report
      where municipality_id = ${id};
    insert into clock_reminder (register, object_id, rule, version, step, ${keys}, at)
      select 'breach', id, 'gdpr.33.1', 1, '24h', ${place}, now() from breach where municipality_id = ${id};`;
}

/** A request of a data subject to the gemeente, with the first line of its history. */
function requestOf({ serviceId, id, gemeente }: BuiltMunicipality, account: number): string {
  const [keys, place] = ['service_id, municipality_id, entity_id', `${serviceId}, ${id}, ${gemeente}`];
  return `
    insert into data_request (${keys}, year, number, kind, way, person_name, received_at, due_at, created_at)
      values (${place}, 2000 + ${id}, 1, 'access', 'mail', 'Iemand', now(), now() + interval '1 month', now());
    insert into request_step (request_id, ${keys}, kind, happened_at, text, at, by_id)
      select id, ${place}, 'received', now(), '', now(), ${account} from data_request where municipality_id = ${id};`;
}
