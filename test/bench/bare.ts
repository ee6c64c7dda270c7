import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { BARE_PAGES, BARE_SESSION, BARE_TAKES, type BarePage } from './bare-pages.ts';

/**
 * The least that could serve the same rows: `node:http`, `pg` and a string, with the session looked up and row-level
 * security set as the app does. No router, no framework, no headers, no compression, no log. What a page costs beside it
 * is the price of everything else.
 */
export function serveBare(connectionString: string): void {
  const pool = new pg.Pool({ connectionString, max: 10 });
  const server = createServer((request, response) => {
    answer(pool, request).then(
      (body) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(`Bare listens on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  });
  process.once('SIGTERM', () => server.close(() => void pool.end()));
  process.once('SIGTERM', () => server.closeAllConnections());
}

async function answer(pool: pg.Pool, request: IncomingMessage): Promise<string> {
  const asked = new URL(request.url ?? '/', 'http://bare.invalid');
  const page = asked.pathname.slice(1) as BarePage;
  const token = /waarborg_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const hash = createHash('sha256').update(token).digest('hex');
  const gate = await within(pool, 'waarborg_gate', '', '', [BARE_SESSION], [hash]);
  const session = gate[0]?.[0];
  if (!session) throw new Error('no session');
  const values = ['m', 'c', 'q'].map((name) => asked.searchParams.get(name)).slice(0, BARE_TAKES[page]);
  const tables = await within(pool, 'waarborg_web', session.account_id, session.service_id, BARE_PAGES[page], values);
  return `<!doctype html><html lang="nl"><title>${escaped(page)}</title><h1>${escaped(session.name)}</h1>${tables.map(tableOf).join('')}`;
}

type Row = Record<string, unknown>;

async function within(
  pool: pg.Pool,
  role: string,
  actor: unknown,
  service: unknown,
  statements: readonly string[],
  values: readonly (string | null)[],
): Promise<Row[][]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('role', $1, true), set_config('app.actor_id', $2, true), set_config('app.service_id', $3, true),
         set_config('app.today', current_date::text, true)`,
      [role, String(actor), String(service)],
    );
    const tables: Row[][] = [];
    for (const statement of statements) tables.push((await client.query<Row>(statement, [...values])).rows);
    await client.query('commit');
    return tables;
  } finally {
    client.release();
  }
}

function tableOf(rows: readonly Row[]): string {
  let html = '<table>';
  for (const row of rows) {
    html += '<tr>';
    for (const value of Object.values(row)) html += `<td>${escaped(shown(value))}</td>`;
    html += '</tr>';
  }
  return `${html}</table>`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: unknown): string {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
