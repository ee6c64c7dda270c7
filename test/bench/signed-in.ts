import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Somebody whose session is real: in the table, with both factors proven. */
export interface SignedIn {
  who: 'spoc' | 'director' | 'dpo' | 'service_director';
  accountId: number;
  serviceId: number;
  municipality: string;
  cookie: string;
}

/** Signs in the DPO and who directs the service, and SPOC and director of a municipality whose checklist of CyFun 2025 is open. */
export async function signIn(client: pg.ClientBase, serviceId: number): Promise<SignedIn[]> {
  const found = await client.query<{ id: number; who: SignedIn['who']; slug: string }>(
    `with place as (
       select m.id, m.slug from municipality m join checklist c on c.municipality_id = m.id
       join framework f on f.id = c.framework_id
       where m.service_id = $1 and c.phase = 'open' and f.code = 'cyfun2025' order by m.id limit 1)
     select s.account_id as id, s.role as who, place.slug from place, membership s
     where s.service_id = $1 and (s.municipality_id = place.id or s.role in ('dpo', 'service_director'))`,
    [serviceId],
  );
  const people = found.rows.map(({ id, who, slug }) => ({
    id,
    who,
    slug,
    token: randomBytes(32).toString('base64url'),
  }));
  for (const { id, token } of people) {
    await client.query(
      `insert into credential (account_id, totp_confirmed_at) values ($1, now())
       on conflict (account_id) do update set totp_confirmed_at = now()`,
      [id],
    );
    await client.query(
      `insert into session (id_hash, account_id, service_id, created_at, last_seen_at, expires_at, absolute_expires_at,
         second_factor_at) values ($1, $2, $3, now(), now(), now() + interval '1 hour', now() + interval '12 hours', now())`,
      [createHash('sha256').update(token).digest('hex'), id, serviceId],
    );
  }
  return people.map(({ id, who, slug, token }) => ({
    who,
    accountId: id,
    serviceId,
    municipality: slug,
    cookie: `waarborg_session=${token}`,
  }));
}
