import { sql } from 'kysely';
import type { TemplateTask } from '#app/domain/incident-tasks.ts';
import type { ActorTx } from '../connection.server.ts';
import type { GivenTask } from './incident-event-acts.server.ts';

/** A template that is in use. */
export interface UsableTemplate {
  id: number;
  code: string;
  titleNl: string;
  titleEn: string;
  tasks: TemplateTask[];
}

/** The templates to choose from, in the order in which the service made them. One query. */
export async function listTemplates(tx: ActorTx): Promise<UsableTemplate[]> {
  return usable(tx, sql`true`);
}

/** Those of them that an incident was not given yet, in any version. One query. */
export async function listTemplatesFor(tx: ActorTx, incidentId: number): Promise<UsableTemplate[]> {
  return usable(
    tx,
    sql`not exists (select 1 from incident_template g where g.incident_id = ${incidentId} and g.template_code = t.code)`,
  );
}

/** A template that is in use, or null. One query. */
export async function findTemplate(tx: ActorTx, id: number): Promise<UsableTemplate | null> {
  return (await usable(tx, sql`t.id = ${id}`))[0] ?? null;
}

async function usable(tx: ActorTx, which: ReturnType<typeof sql>): Promise<UsableTemplate[]> {
  const found = await sql<UsableTemplate>`
    select t.id, t.code, t.title_nl as "titleNl", t.title_en as "titleEn", (
        select coalesce(jsonb_agg(jsonb_build_object('titleNl', k.title_nl, 'titleEn', k.title_en,
          'dueHours', k.due_hours) order by k.position), '[]')
        from task_template_task k where k.template_id = t.id) as tasks
    from task_template t where t.retired_at is null and ${which}
    order by (select min(f.id) from task_template f where f.code = t.code)`.execute(tx.q);
  return found.rows;
}

/** Notes that incidents were given a template. One statement. @returns those that were not given it before. */
export async function markTemplate(
  tx: ActorTx,
  incidentIds: readonly number[],
  template: Pick<UsableTemplate, 'id' | 'code'>,
): Promise<number[]> {
  const made = await sql<{ id: number }>`
    insert into incident_template (incident_id, service_id, municipality_id, template_code, template_id, at, by_id)
    select i.id, i.service_id, i.municipality_id, ${template.code}, ${template.id}, ${tx.now}::timestamptz,
      ${tx.actor.accountId}::integer
    from incident i where i.id = any (${[...incidentIds]}::int[]) order by i.id
    on conflict do nothing
    returning incident_id as id`.execute(tx.q);
  return made.rows.map(({ id }) => id);
}

/**
 * Gives an incident several tasks, for its owner; what it has to do already, in the same words, is not doubled.
 * One statement. @returns the titles of those that are new.
 */
export async function giveTasks(tx: ActorTx, incidentId: number, tasks: readonly GivenTask[]): Promise<string[]> {
  const given = JSON.stringify(tasks.map(({ title, dueAt }, nth) => ({ nth, title, due: dueAt })));
  const made = await sql<{ title: string }>`
    insert into incident_task (service_id, municipality_id, incident_id, title, due_at, assignee_id, at, by_id)
    select i.service_id, i.municipality_id, i.id, g.title, g.due, i.owner_id, ${tx.now}::timestamptz,
      ${tx.actor.accountId}::integer
    from incident i cross join jsonb_to_recordset(${given}::jsonb) as g (nth int, title text, due timestamptz)
    where i.id = ${incidentId} and not exists (
      select 1 from incident_task k where k.incident_id = i.id and k.title = g.title and k.done_at is null)
    order by g.nth returning title`.execute(tx.q);
  return made.rows.map(({ title }) => title);
}
