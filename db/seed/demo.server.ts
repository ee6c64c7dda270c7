import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { Book } from './book.server.ts';
import { calendarOf } from './calendar.ts';
import { firstCampaigns, secondCampaigns } from './campaigns.ts';
import { writeCampaign } from './checklists.ts';
import { writeContacts } from './contacts.ts';
import { readQuestionnaires } from './frameworks.server.ts';
import { Journal } from './journal.server.ts';
import { type PeopleKit, writeFirstStaff, writeSecondStaff } from './people.ts';
import { writeRegimes } from './regimes.ts';
import { writeFirstService, writeSecondService } from './world.ts';

/** The password of every account of the demo. */
export const DEMO_PASSWORD = 'Waarborg-demo-1';

/** The accounts that the demo tells about at start: one per role, and the DPO of another service. */
export const DEMO_ACCOUNTS = [
  { email: 'admin@demo.example', role: 'admin' },
  { email: 'dpo@demo.example', role: 'dpo' },
  { email: 'service-director@demo.example', role: 'service_director' },
  { email: 'spoc.zandbeke@demo.example', role: 'spoc' },
  { email: 'director.zandbeke@demo.example', role: 'director' },
  { email: 'contributor.zandbeke@demo.example', role: 'contributor' },
  { email: 'auditor@demo.example', role: 'auditor' },
  { email: 'dpo@other.example', role: 'dpo' },
] as const;

export interface DemoOptions {
  /** Keeps the bytes of a piece of evidence under their SHA-256. Without it the demo's evidence is links only. */
  putFile?: (bytes: Uint8Array) => Promise<unknown>;
}

export interface DemoSummary {
  services: number;
  municipalities: number;
  people: number;
  checklists: number;
  answers: number;
  journalLines: number;
}

/**
 * Fills a migrated database, with the frameworks loaded, with two services that do not exist: 33 invented municipalities,
 * their people and three years of checklists. Runs as the owner of the tables, in one transaction; the same for the same
 * `now`, but for the salt of the password hash.
 */
export async function seedDemo(client: pg.ClientBase, now: Date, _options: DemoOptions = {}): Promise<DemoSummary> {
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await client.query('begin');
  try {
    const summary = await fill(client, now, passwordHash);
    await client.query('commit');
    await client.query('analyze');
    return summary;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function fill(client: pg.ClientBase, now: Date, passwordHash: string): Promise<DemoSummary> {
  const book = await Book.open(client);
  const journal = new Journal();
  const kit: PeopleKit = { book, calendar: calendarOf(now), passwordHash, names: { next: 0 } };
  const questionnaires = await readQuestionnaires(client);
  const first = writeFirstService(book);
  const firstStaff = writeFirstStaff(kit, first);
  writeContacts(kit, first, firstStaff, 'demo.example');
  const second = writeSecondService(book);
  const secondStaff = writeSecondStaff(kit, second);
  writeContacts(kit, second, secondStaff, 'other.example');
  for (const [tenant, staff, plans] of [
    [first, firstStaff, firstCampaigns(now)],
    [second, secondStaff, secondCampaigns(now)],
  ] as const) {
    writeRegimes(book, tenant, staff.adminId);
    for (const plan of plans) writeCampaign({ book, journal, tenant, staff, questionnaires, now }, plan);
  }
  await book.write(client);
  await journal.write(client, [first.id, second.id]);
  return {
    services: book.count('service'),
    municipalities: book.count('municipality'),
    people: book.count('account'),
    checklists: book.count('checklist'),
    answers: book.count('answer'),
    journalLines: journal.size,
  };
}
