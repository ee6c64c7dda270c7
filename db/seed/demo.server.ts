import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { DEMO_PASSWORD } from '#app/domain/demo-accounts.ts';
import { Book } from './book.server.ts';
import { planBreaches } from './breach-plan.ts';
import { writeBreaches } from './breaches.ts';
import { calendarOf } from './calendar.ts';
import { firstCampaigns, secondCampaigns } from './campaigns.ts';
import { writeCampaign } from './checklists.ts';
import { writeContacts } from './contacts.ts';
import { planRequests, writeRequests } from './data-requests.ts';
import { type PutFile, writeEvidence } from './evidence.ts';
import { readQuestionnaires } from './frameworks.server.ts';
import { tellWorld } from './history.ts';
import { planIncidents } from './incident-plan.ts';
import { writeIncidents } from './incidents.ts';
import { Journal } from './journal.server.ts';
import { writeMails } from './mails.ts';
import { type PeopleKit, writeFirstStaff, writeSecondStaff } from './people.ts';
import { writeRegimes } from './regimes.ts';
import { writeFirstService, writeSecondService } from './world.ts';

export interface DemoOptions {
  /** Keeps the bytes of a piece of evidence under their SHA-256. Without it the demo's evidence is links only. */
  putFile?: PutFile;
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
export async function seedDemo(client: pg.ClientBase, now: Date, options: DemoOptions = {}): Promise<DemoSummary> {
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await client.query('begin');
  try {
    const summary = await fill(client, now, passwordHash, options.putFile);
    await client.query('commit');
    await client.query('analyze');
    return summary;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function fill(
  client: pg.ClientBase,
  now: Date,
  passwordHash: string,
  putFile: PutFile | undefined,
): Promise<DemoSummary> {
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
    const chapter = { book, journal, tenant, staff, questionnaires, now, earlier: [] };
    const checklists = plans.flatMap((plan) => writeCampaign(chapter, plan));
    const files = writeEvidence(checklists, putFile !== undefined);
    for (const bytes of files.values()) await putFile?.(bytes);
    writeMails(book, tenant, staff, checklists, now);
    tellWorld(book, journal, tenant, staff);
  }
  const incidents = planIncidents(first, firstStaff, kit.calendar, journal);
  const breaches = planBreaches(incidents, first, firstStaff, journal);
  const requests = planRequests(first, kit.calendar, journal, firstStaff.dpoId);
  await book.write(client);
  await writeIncidents(client, incidents, firstStaff);
  await writeBreaches(client, breaches, firstStaff);
  await writeRequests(client, requests);
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
