import { expect, it } from 'vitest';
import { seenFunction, seenText } from '#app/domain/seen.ts';
import { addFunction, changeFunction } from '#app/features/people/change-function.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { listFunctions } from '#db/queries/people.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);

it('a function changed by two people at once keeps the first change and tells the second of it', async () => {
  const service = await make.aService();
  const place = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  const as = <T>(act: (tx: ActorTx) => Promise<T>) => withActor(db.database, dpo, NOW, act);
  const els = { name: 'Els Maes', email: '', phone: '1', function: 'it', fromOn: '2026-01-01', untilOn: null } as const;
  await as((tx) => addFunction(tx, place.id, els));
  const [present] = await as((tx) => listFunctions(tx, place.id));
  const seen = seenText(seenFunction(present as NonNullable<typeof present>));
  const to = (phone: string) =>
    as((tx) =>
      changeFunction(tx, place.id, present?.id ?? 0, { name: els.name, email: '', untilOn: null, phone }, seen).then(
        ({ kind }) => kind,
      ),
    );
  expect((await Promise.all([to('2'), to('3')])).sort()).toEqual(['invalid', 'saved']);
  const [after] = await as((tx) => listFunctions(tx, place.id));
  expect(['2', '3']).toContain(after?.phone);
});
