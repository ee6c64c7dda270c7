import type { Role } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { EventChildRow, EventUpdate } from '#db/queries/incident-events.server.ts';

/** An event whose incidents are held for the act at hand. */
export interface HeldEvent {
  tx: ActorTx;
  as: Role;
  event: { id: number; code: string };
  current: EventUpdate;
  children: EventChildRow[];
}
