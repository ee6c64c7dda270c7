import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aRunningServer } from '#test/support/running.ts';
import { fillTenants } from '#test/support/tenants.ts';

const running = await aRunningServer();
const { own, people } = await fillTenants(running.db);
const year = 2000 + own.id;
const [ids] = await running.db.sql<{ slug: string; report: number }>(
  `select m.slug, (select id from nis2_report r where r.municipality_id = m.id) as report from municipality m where m.id = $1`,
  [own.id],
);
const at = `/m/${ids?.slug}`;
const TEXT = 'Lang overdacht & met zorg geschreven';

const close = {
  breach: `update breach set closed_at = now() where municipality_id = ${own.id}`,
  incident: `update incident set phase = 'closed', closed_at = now(), closed_precision = 'minute' where municipality_id = ${own.id}`,
  request: `update data_request set withdrawn_at = now() where municipality_id = ${own.id}`,
  report: `update nis2_report set stopped_at = now(), stopped_ground = 'mistake', stopped_reason = 'x' where municipality_id = ${own.id}`,
  event: `insert into incident_event_update (event_id, service_id, version, kind, note, title, description, at)
    select event_id, service_id, 2, 'closed', 'x', title, description, now() from incident where municipality_id = ${own.id}`,
} as const;

describe('what somebody typed in what a colleague closed meanwhile', () => {
  it.each<[string, keyof typeof close, 'dpo' | 'director' | 'spoc', string, Record<string, string>]>([
    [
      'a decision',
      'breach',
      'director',
      `${at}/breaches/DL-${year}-001/decision`,
      { intent: 'decide', replaces: '0', notify: 'yes', reason: TEXT },
    ],
    [
      'an assessment of the risk',
      'breach',
      'dpo',
      `${at}/breaches/DL-${year}-001/severity`,
      { intent: 'save', seen: '0', risk: 'none', reason: TEXT },
    ],
    [
      'a decision on the persons',
      'breach',
      'director',
      `${at}/breaches/DL-${year}-001/persons`,
      { intent: 'persons', seen: '0', inform: 'no', reason: TEXT },
    ],
    [
      'a correction of awareness',
      'breach',
      'dpo',
      `${at}/breaches/DL-${year}-001`,
      { intent: 'aware', seen: '1', aware: '1/1/2026 10:00', who: 'ICT', reason: TEXT },
    ],
    [
      'a line in a timeline',
      'incident',
      'spoc',
      `${at}/incidents/INC-${year}-001`,
      { intent: 'note', form_key: randomUUID(), kind: 'fact', text: TEXT },
    ],
    ['an answer to a request', 'request', 'spoc', `${at}/requests/VB-${year}-001`, { intent: 'answer', answer: TEXT }],
    [
      'a stage of a report',
      'report',
      'dpo',
      `${at}/nis2/${ids?.report}`,
      {
        intent: 'stage',
        form_key: randomUUID(),
        stage: 'early_warning',
        way: 'mail',
        sent: '1/1/2026 10:00',
        what: TEXT,
      },
    ],
    [
      'a message to all of an event',
      'event',
      'dpo',
      `/incidents/events/GB-${year}-001`,
      { intent: 'message', form_key: randomUUID(), subject: 'Let op', text: TEXT },
    ],
  ])('stays to be copied: %s', async (_, what, who, path, form) => {
    await running.db.sql(close[what]);
    const answer = await running.post(path, form, await running.cookieOf(people[who]));
    const html = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(html).toContain(TEXT.replace('&', '&amp;'));
  });
});
