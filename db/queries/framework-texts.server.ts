import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

/** A licensed text of one requirement, in one language or both. */
export interface OfficialText {
  code: string;
  title_nl: string | null;
  title_en: string | null;
  text_nl: string | null;
  text_en: string | null;
}

/** The words of a requirement `n` under its official text `t`, where the reader's service has one. */
export const OFFICIAL = [
  sql<string>`coalesce(t.title_nl, n.title_nl)`.as('titleNl'),
  sql<string>`coalesce(t.title_en, n.title_en)`.as('titleEn'),
  sql<string | null>`t.text_nl`.as('officialNl'),
  sql<string | null>`t.text_en`.as('officialEn'),
] as const;

/** How many official texts the service has for a framework, and who loaded them when; null while there are none. */
export async function findTextsLoaded(tx: ActorTx, frameworkCode: string) {
  const row = await tx.q
    .selectFrom('framework_text as t')
    .leftJoin('account as a', 'a.id', 't.loaded_by')
    .where('t.framework_code', '=', frameworkCode)
    .groupBy(['t.loaded_at', 'a.name'])
    .select(['t.loaded_at as at', 'a.name as by', sql<number>`count(*)::integer`.as('n')])
    .executeTakeFirst();
  return row ?? null;
}

/** Puts these texts in the place of all that the service had for the framework. One statement. */
export async function replaceTexts(tx: ActorTx, frameworkCode: string, texts: readonly OfficialText[]): Promise<void> {
  await sql`select replace_framework_texts(${frameworkCode}, ${JSON.stringify(texts)}::jsonb, ${tx.now})`.execute(tx.q);
}
