import { DEMO_ACCOUNTS } from '#app/domain/demo-accounts.ts';
import { withGate } from '#db/connection.server.ts';
import type { House } from '../house.ts';
import { StartFault } from './start-fault.ts';

/**
 * Keeps the demo and real work apart: the demo lifts the duty of a second factor, so it serves nobody's own database; and
 * everybody knows the passwords of its accounts, so they are not served as if they were real.
 * @param filled whether a demo that is served as real work is refused; tests fill one and look at it.
 */
export async function keepDemoApart(
  { database, now, settings }: Pick<House, 'database' | 'now' | 'settings'>,
  filled: boolean,
): Promise<void> {
  const people = await withGate(database, now(), (tx) =>
    tx.q
      .selectFrom('account')
      .select(({ fn }) => fn.countAll<number>().as('all'))
      .select(({ fn }) => fn.countAll<number>().filterWhere('email', 'in', emails).as('demo'))
      .executeTakeFirstOrThrow(),
  );
  if (settings.demo && people.all > 0 && people.demo === 0) {
    throw new StartFault('Setting WAARBORG_DEMO: this database holds real people; the demo needs one of its own.');
  }
  if (!settings.demo && filled && people.demo > 0) {
    throw new StartFault(
      'Setting WAARBORG_DEMO: this database holds the demo, whose passwords everybody knows. Set it to true, or WAARBORG_DATA or DATABASE_URL to another place.',
    );
  }
}

const emails = DEMO_ACCOUNTS.map(({ email }) => email);
