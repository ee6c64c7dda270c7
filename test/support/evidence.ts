import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/access.ts';
import { addFile } from '#app/features/evidence/add-file.server.ts';
import { addLink } from '#app/features/evidence/add-link.server.ts';
import { attachEvidence } from '#app/features/evidence/attach-evidence.server.ts';
import { removeEvidence } from '#app/features/evidence/remove-evidence.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { type BuiltMunicipality, builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** The requirement of CyFun 2025 beside which tests hang their evidence. */
export const CODE = 'GV.OC-03.1';
export const FILE = { fileName: 'beleid.pdf', mediaType: 'application/pdf', size: 12, sha256: 'a'.repeat(64) };

/** People, a checklist, and the acts on its evidence, each with a form key of its own unless given. */
export function evidencing(db: TestDatabase) {
  const make = builders(db);
  const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

  async function situation(service?: number) {
    const serviceId = service ?? (await make.aService());
    const municipality = await make.aMunicipality(serviceId, 'Zandbeke');
    const place = { municipalityId: municipality.id };
    const contributor = await make.aPerson(serviceId, 'contributor', place);
    const spoc = await make.aPerson(serviceId, 'spoc', place);
    const dpo = await make.aPerson(serviceId, 'dpo');
    const checklistId = await make.aChecklist(municipality, { assigneeId: contributor.accountId });
    return { serviceId, municipality, contributor, spoc, dpo, checklistId, address: at(municipality, checklistId) };
  }

  const at = (municipality: BuiltMunicipality, checklistId: number, code = CODE) => ({
    slug: municipality.slug,
    checklistId,
    code,
  });
  type Address = ReturnType<typeof at>;

  const file = (actor: Actor, address: Address, formKey = randomUUID(), title = '') =>
    as(actor, (tx) => addFile(tx, address, { file: FILE, title, formKey, files: { heldSince: async () => NOW } }));
  const link = (actor: Actor, address: Address, url = 'https://a.example/x', formKey = randomUUID()) =>
    as(actor, (tx) => addLink(tx, address, { url, title: '', formKey }));
  const attach = (actor: Actor, address: Address, evidenceId: number, formKey = randomUUID()) =>
    as(actor, (tx) => attachEvidence(tx, address, { evidenceId, formKey }));
  const remove = (actor: Actor, address: Address, placedId: number) =>
    as(actor, (tx) => removeEvidence(tx, address, placedId));

  /** What stands beside the requirements of a checklist, what stood included. */
  const placed = (checklistId: number) =>
    db.sql<{ id: number; evidence_id: number; title: string; removed: boolean; code: string }>(
      `select ae.id, ae.evidence_id, e.title, ae.removed_at is not null as removed, n.code
       from answer_evidence ae join evidence e on e.id = ae.evidence_id join framework_node n on n.id = ae.node_id
       where ae.checklist_id = $1 order by ae.id`,
      [checklistId],
    );
  const pieces = (municipalityId: number) =>
    db.sql<{ id: number; kind: string; title: string }>(
      'select id, kind, title from evidence where municipality_id = $1 order by id',
      [municipalityId],
    );
  const lines = (serviceId: number) =>
    db.sql<{ event: string; actor_role: string; object_id: string; before: unknown; after: unknown }>(
      'select event, actor_role, object_id, before, after from journal where service_id = $1 order by seq',
      [serviceId],
    );
  const setPhase = (checklistId: number, phase: string) =>
    db.sql('update checklist set phase = $2 where id = $1', [checklistId, phase]);

  return { make, as, situation, at, file, link, attach, remove, placed, pieces, lines, setPhase };
}
