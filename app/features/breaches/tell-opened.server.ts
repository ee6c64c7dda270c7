import type { Mail } from '#app/domain/mail.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listDossierReaders } from '#db/queries/breach-acts.server.ts';
import type { IncidentRecord } from '#db/queries/incident-record.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';

interface Opened {
  incident: IncidentRecord;
  entity: { id: number; name: string };
  code: string;
  awareAt: Date | null;
  path: string;
}

/** Tells the DPOs and the directors of an entity at once that a dossier was opened: its number, no facts. Two statements. */
export async function tellOpened(tx: ActorTx, { incident, entity, code, awareAt, path }: Opened): Promise<void> {
  const readers = await listDossierReaders(tx, incident.municipalityId, entity.id);
  await queueMails(
    tx,
    readers
      .filter((id) => id !== tx.actor.accountId)
      .map(
        (accountId): Mail => ({
          kind: 'breach_opened',
          accountId,
          serviceId: tx.actor.serviceId,
          key: `breach_opened:${tx.actor.serviceId}:${code}:${accountId}`,
          params: {
            municipality: incident.municipality,
            entity: entity.name,
            number: code,
            awareAt: awareAt?.toISOString() ?? null,
            path,
          },
        }),
      ),
  );
}
