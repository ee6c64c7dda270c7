import { describe, expect, it } from 'vitest';
import { registerNumber } from '#app/domain/register-number.ts';
import { ROUTES, type RouteLine } from '#app/http/route-table.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';
import { fillTenants, type Who } from '#test/support/tenants.ts';

const running = await aRunningServer();
const tenants = await fillTenants(running.db);
const make = builders(running.db);

/** A word that stands in every text of whoever is not the reader's; it may appear on no page. */
const CANARY = 'Kanarievogel';
for (const place of [tenants.sister, tenants.foreign]) {
  const mark = `${CANARY} ${place.id}`;
  await running.db.sql(`
    update municipality set name = '${mark}' where id = ${place.id};
    update entity set name = '${mark} ' || kind where municipality_id = ${place.id};
    update person_function set name = '${mark}' where municipality_id = ${place.id};
    update checklist set title = '${mark}', instructions = '${mark}' where municipality_id = ${place.id};
    update campaign set title = '${mark}' where id in (select campaign_id from checklist where municipality_id = ${place.id});
    update answer set explanation = '${mark}' where municipality_id = ${place.id};
    update answer_version set explanation = '${mark}' where municipality_id = ${place.id};
    update finding set text = '${mark}' where municipality_id = ${place.id};
    update verdict set remark = '${mark}' where municipality_id = ${place.id};
    update evidence set title = '${mark}' where municipality_id = ${place.id};
    update incident set title = '${mark}', description = '${mark}' where municipality_id = ${place.id};
    update data_request set person_name = '${mark}', reference = '${mark}', subject = '${mark}' where municipality_id = ${place.id};
    update request_step set text = '${mark}' where municipality_id = ${place.id};
    update incident_event_update set title = '${mark}', description = '${mark}', note = '${mark}'
      where event_id = (select event_id from incident where municipality_id = ${place.id});
    update timeline_entry set text = '${mark}' where municipality_id = ${place.id};
    update breach set controller_name = '${mark}', processor_name = '${mark}' where municipality_id = ${place.id};
    update breach_awareness set who = '${mark}', reason = '${mark}' where municipality_id = ${place.id};
    update breach_step set answers = jsonb_build_object('incident_description', '${mark}') where municipality_id = ${place.id};
    update breach_assessment set reason = '${mark}' where municipality_id = ${place.id};
    update breach_advice set text = '${mark}' where municipality_id = ${place.id};
    update breach_decision set reason = '${mark}', decided_by = '${mark}' where municipality_id = ${place.id};
    update breach_notification set reference = '${mark}', sent_by = '${mark}',
      snapshot = jsonb_build_object('incident_description', '${mark}') where municipality_id = ${place.id};
    update breach_persons set reason = '${mark}', text = '${mark}' where municipality_id = ${place.id};
    update breach_notice set name = '${mark}', note = '${mark}' where municipality_id = ${place.id};
    update entity_authority set reason = '${mark}' where municipality_id = ${place.id};
    update nis2_awareness set reason = '${mark}' where municipality_id = ${place.id};
    update nis2_stage set sent_by = '${mark}', snapshot = jsonb_build_object('what', '${mark}') where municipality_id = ${place.id};
    update incident_evidence set title = '${mark}', source = '${mark}', obtained_by = '${mark}' where municipality_id = ${place.id};
    update incident_custody set holder = '${mark}', note = '${mark}' where municipality_id = ${place.id};
    update incident_task set title = '${mark}' where municipality_id = ${place.id};
    update incident_category set title_nl = '${mark}', title_en = '${mark}' where code = 'own_' || ${place.id} and ${place === tenants.foreign};
    update task_template set title_nl = '${mark}', title_en = '${mark}' where code = 'own_' || ${place.id} and ${place === tenants.foreign};
    update account set name = '${mark}' where id in (select account_id from membership where municipality_id = ${place.id})`);
}

type Parts = Record<string, string>;

async function partsOf(place: typeof tenants.own): Promise<Parts> {
  const [facts] = await running.db.sql<
    Record<
      'checklist' | 'campaign' | 'evidence' | 'finding' | 'report' | 'account' | 'draft' | 'notification' | 'piece',
      number
    >
  >(
    `select c.id as checklist, c.campaign_id as campaign,
       (select id from evidence where municipality_id = $1 limit 1) as evidence,
       (select id from nis2_report where municipality_id = $1) as report,
       (select id from incident_evidence where municipality_id = $1) as piece,
       (select id from finding where municipality_id = $1 limit 1) as finding,
       (select id from breach_notification where municipality_id = $1 limit 1) as notification,
       (select id from framework_draft where code = 'own_' || $1::integer) as draft,
       (select account_id from membership where municipality_id = $1 order by id desc limit 1) as account
     from checklist c where c.municipality_id = $1`,
    [place.id],
  );
  return {
    municipality: place.slug,
    checklist: String(facts?.checklist),
    campaign: String(facts?.campaign),
    evidence: String(facts?.evidence),
    finding: String(facts?.finding),
    incident: registerNumber('incident', 2000 + place.id, 1),
    request: registerNumber('request', 2000 + place.id, 1),
    event: registerNumber('event', 2000 + place.id, 1),
    report: String(facts?.report),
    piece: String(facts?.piece),
    breach: registerNumber('breach', 2000 + place.id, 1),
    step: 'nature',
    notification: String(facts?.notification),
    account: String(facts?.account),
    draft: String(facts?.draft),
    category: `own_${place.id}`,
    template: `own_${place.id}`,
    requirement: 'GV.OC-03.1',
    framework: String(await make.frameworkId('cyfun2025')),
    code: 'datalek',
    token: 'there-is-no-such-token',
  };
}

const own = await partsOf(tenants.own);
const fill = (line: RouteLine, parts: Parts) =>
  line.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
const SWAPPED = [
  'municipality',
  'checklist',
  'campaign',
  'evidence',
  'finding',
  'incident',
  'event',
  'request',
  'breach',
  'report',
  'piece',
  'notification',
  'account',
  'draft',
  'category',
  'template',
] as const;

/** Somebody, and whose things must stay out of their sight. */
const READERS: [Who, 'sister' | 'foreign'][] = [
  ['dpo', 'foreign'],
  ['service_director', 'foreign'],
  ['admin', 'foreign'],
  ['spoc', 'sister'],
  ['spoc', 'foreign'],
  ['director', 'sister'],
  ['contributor', 'sister'],
  ['auditor', 'sister'],
  ['ocmw_spoc', 'sister'],
];

describe('things of another tenant', () => {
  it.each(READERS)('appear on no page that a %s can open: %s [ASVS 8.2.2]', async (who, whose) => {
    const cookie = await running.cookieOf(tenants.people[who]);
    const mark = `${CANARY} ${tenants[whose].id}`;
    for (const line of ROUTES.filter((each) => each.read)) {
      const body = await (await running.get(fill(line, own), cookie)).text();
      expect(body.includes(mark), fill(line, own)).toBe(false);
    }
  });

  it.each(READERS)('are not found by their number, by a %s: %s', async (who, whose) => {
    const cookie = await running.cookieOf(tenants.people[who]);
    const theirs = await partsOf(tenants[whose]);
    for (const line of ROUTES.filter((each) => each.path.includes(':'))) {
      for (const name of SWAPPED.filter((part) => line.path.includes(`:${part}`))) {
        const path = fill(line, { ...own, [name]: theirs[name] ?? '' });
        if (line.read) {
          const response = await running.get(path, cookie);
          expect([403, 404], `GET ${path}`).toContain(response.status);
          expect(await response.text(), path).not.toContain(CANARY);
        }
        if (line.post) {
          const response = await running.post(path, {}, cookie);
          // A form that is sent back to its page tells no more than that page does.
          const back = response.status === 303 ? response.headers.get('location') : null;
          const status = back ? (await running.get(back, cookie)).status : response.status;
          expect([403, 404, 422, 413], `POST ${path}`).toContain(status);
          expect(await response.text(), path).not.toContain(CANARY);
        }
      }
    }
  });
});

describe('what a page shows', () => {
  it.each(['dpo', 'admin', 'spoc'] as const)('never holds a hash, a seed or a token: %s [ASVS 14.2.6]', async (who) => {
    await running.db.sql(`update credential set password_hash = 'GEHEIM-hash', totp_secret = 'GEHEIM-seed'`);
    const cookie = await running.cookieOf(tenants.people[who]);
    for (const line of ROUTES.filter((each) => each.read)) {
      const body = await (await running.get(fill(line, own), cookie)).text();
      expect(/GEHEIM|waarborg_session|argon2/.test(body), line.path).toBe(false);
    }
  });
});
