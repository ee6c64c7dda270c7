import { sql } from 'kysely';
import type { RsitClass } from '#app/domain/incident.ts';
import type { ListLine } from '#app/domain/incident-lists.ts';
import type { TemplateTask } from '#app/domain/incident-tasks.ts';
import type { ActorTx } from '../connection.server.ts';

export interface CategoryLine extends ListLine {
  id: number;
  rsitClass: RsitClass;
}

export interface TemplateLine extends ListLine {
  id: number;
  tasks: TemplateTask[];
}

/** The categories of the service in their latest version, those out of use too, in the order in which they came. One query. */
export async function listCategoryLines(tx: ActorTx): Promise<CategoryLine[]> {
  const found = await sql<CategoryLine>`
    select distinct on (first, c.code) c.id, c.code, c.version, c.title_nl as "titleNl", c.title_en as "titleEn",
      c.retired_at as "retiredAt", c.taxonomy_class as "rsitClass"
    from (select *, min(id) over (partition by code) as first from incident_category) c
    order by first, c.code, c.version desc`.execute(tx.q);
  return found.rows;
}

/** The templates of the service in their latest version with their tasks, those out of use too. One query. */
export async function listTemplateLines(tx: ActorTx): Promise<TemplateLine[]> {
  const found = await sql<TemplateLine>`
    select distinct on (first, c.code) c.id, c.code, c.version, c.title_nl as "titleNl", c.title_en as "titleEn",
      c.retired_at as "retiredAt", (
        select coalesce(jsonb_agg(jsonb_build_object('titleNl', k.title_nl, 'titleEn', k.title_en,
          'dueHours', k.due_hours) order by k.position), '[]')
        from task_template_task k where k.template_id = c.id) as tasks
    from (select *, min(id) over (partition by code) as first from task_template) c
    order by first, c.code, c.version desc`.execute(tx.q);
  return found.rows;
}

/** Earlier wordings of a category, the newest first. One query. */
export async function listCategoryVersions(tx: ActorTx, code: string): Promise<CategoryLine[]> {
  return tx.q
    .selectFrom('incident_category')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .select(['id', 'code', 'version', 'title_nl as titleNl', 'title_en as titleEn', 'retired_at as retiredAt'])
    .select(sql<RsitClass>`taxonomy_class`.as('rsitClass'))
    .execute();
}

/** Makes whoever else changes this list of the service wait until the transaction ends. */
export async function holdList(tx: ActorTx, list: 'incident_category' | 'task_template'): Promise<void> {
  await sql`select id from ${sql.table(list)} order by id for update`.execute(tx.q);
}

/** Takes the version of a line that is in use out of use, when there is one. */
export async function retireListLine(
  tx: ActorTx,
  list: 'incident_category' | 'task_template',
  code: string,
): Promise<void> {
  await tx.q
    .updateTable(list)
    .set({ retired_at: tx.now })
    .where('code', '=', code)
    .where('retired_at', 'is', null)
    .execute();
}

/** Puts a version of a category in use; the list is held. */
export async function insertCategory(
  tx: ActorTx,
  line: Pick<CategoryLine, 'code' | 'version' | 'titleNl' | 'titleEn' | 'rsitClass'> & { rsitVersion: string },
): Promise<void> {
  await tx.q
    .insertInto('incident_category')
    .values({
      service_id: tx.actor.serviceId,
      code: line.code,
      version: line.version,
      title_nl: line.titleNl,
      title_en: line.titleEn,
      taxonomy_class: line.rsitClass,
      taxonomy_version: line.rsitVersion,
    })
    .execute();
}

/** Puts a version of a template in use with its tasks; the list is held. */
export async function insertTemplate(
  tx: ActorTx,
  line: Pick<TemplateLine, 'code' | 'version' | 'titleNl' | 'titleEn' | 'tasks'>,
): Promise<void> {
  const service_id = tx.actor.serviceId;
  const { code, version, titleNl, titleEn } = line;
  const made = await tx.q
    .insertInto('task_template')
    .values({ service_id, code, version, title_nl: titleNl, title_en: titleEn })
    .returning('id')
    .executeTakeFirstOrThrow();
  const tasks = line.tasks.map((task, at) => ({
    template_id: made.id,
    service_id,
    position: at + 1,
    title_nl: task.titleNl,
    title_en: task.titleEn,
    due_hours: task.dueHours,
  }));
  await tx.q.insertInto('task_template_task').values(tasks).execute();
}
