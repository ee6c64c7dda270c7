import { sql } from 'kysely';
import { isLate, ruleOn } from '#app/domain/deadline.ts';
import { RULES, type Rule } from '#app/domain/deadline-rules.ts';
import type { IncidentSeverity, Intent, Origin } from '#app/domain/incident.ts';
import type { ActorTx } from '../connection.server.ts';
import { type IncidentFilter, narrowed } from './incidents.server.ts';

/** How many incidents share something: one of these is said, by `of`. */
export type IncidentCount = { n: number } & (
  | { of: 'all' }
  | { of: 'year'; year: number }
  | { of: 'category'; titleNl: string | null; titleEn: string | null; category: string | null }
  | { of: 'cause'; origin: Origin; intent: Intent }
  | { of: 'municipality'; municipality: string; slug: string }
  | { of: 'severity'; severity: IncidentSeverity | null }
);

/** Incidents that a filter leaves, counted every way at once; one that was withdrawn from its event never counts. One query. */
export async function countIncidents(tx: ActorTx, filter: IncidentFilter): Promise<IncidentCount[]> {
  const found = await sql<IncidentCount>`
    with kind as (select distinct on (code) code, title_nl, title_en from incident_category order by code, version desc)
    select case grouping(i.year, k.code, i.cause_origin, i.municipality_id, i.severity)
        when 15 then 'year' when 23 then 'category' when 27 then 'cause' when 29 then 'municipality'
        when 30 then 'severity' else 'all' end as of,
      count(*)::int as n, i.year, k.code as category, k.title_nl as "titleNl", k.title_en as "titleEn",
      i.cause_origin as origin, i.cause_intent as intent, m.name as municipality, m.slug, i.severity
    from incident i join municipality m on m.id = i.municipality_id
    left join incident_category c on c.id = i.category_id left join kind k on k.code = c.code
    where ${narrowed(filter)} and i.withdrawn_at is null
    group by grouping sets ((i.year), (k.code, k.title_nl, k.title_en), (i.cause_origin, i.cause_intent),
      (i.municipality_id, m.name, m.slug), (i.severity), ())
    order by n desc, i.year, k.title_nl, m.name`.execute(tx.q);
  return found.rows;
}

/** How long it took from awareness to the first notification to an authority (GDPR article 33(1)); times in minutes. */
export interface NotificationFigures {
  dossiers: number;
  notified: number;
  within: number;
  /** Decided not to notify. */
  reasoned: number;
  median: number | null;
  longest: number | null;
}

type Counted = Omit<NotificationFigures, 'within'> & { moments: { aware: string | null; sent: string }[] };

/**
 * Of the breaches of the incidents that a filter leaves, those that the actor may see; each in time or not by the rule of
 * its own day. One query.
 */
export async function findNotificationFigures(
  tx: ActorTx,
  filter: IncidentFilter,
  rules: readonly Rule[] = RULES,
): Promise<NotificationFigures> {
  const found = await sql<Counted>`
    with dossier as (
      select b.aware_at, (select min(n.sent_at) from breach_notification n
          where n.breach_id = b.id and n.authority <> 'controller' and n.stage <> 'withdrawal') as sent_at,
        (select not d.notify from breach_decision d where d.breach_id = b.id order by d.version desc limit 1) as reasoned
      from incident i join breach b on b.incident_id = i.id
      where b.role <> 'processor' and ${narrowed(filter)}),
    timed as (select *, (extract(epoch from sent_at - aware_at) / 60)::int as minutes from dossier)
    select count(*)::int as dossiers, count(sent_at)::int as notified,
      coalesce(jsonb_agg(jsonb_build_object('aware', aware_at, 'sent', sent_at)) filter (where sent_at is not null), '[]')
        as moments,
      count(*) filter (where reasoned and sent_at is null)::int as reasoned,
      (percentile_cont(0.5) within group (order by minutes))::int as median, max(minutes) as longest
    from timed`.execute(tx.q);
  const [row] = found.rows;
  if (!row) return { dossiers: 0, notified: 0, within: 0, reasoned: 0, median: null, longest: null };
  const { moments, ...counted } = row;
  const inTime = moments.filter(({ aware, sent }) => {
    const start = aware === null ? null : new Date(aware);
    const rule = start && ruleOn('gdpr.33.1', start, rules);
    return start !== null && rule !== null && !isLate(rule, start, new Date(sent));
  });
  return { ...counted, within: inTime.length };
}
