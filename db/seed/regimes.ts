import type { Book } from './book.server.ts';
import type { Place, Tenant } from './world.ts';

interface RegimeLine {
  code: 'gdpr' | 'ksz' | 'nis2' | 'cyfun';
  applicability: 'in_scope' | 'voluntary' | 'out_of_scope' | 'under_review';
  level: string | null;
  reason: string;
  from: string;
}

const GDPR: RegimeLine = {
  code: 'gdpr',
  applicability: 'in_scope',
  level: null,
  reason: 'Overheidsinstantie die persoonsgegevens verwerkt.',
  from: '2018-05-25',
};
const KSZ: RegimeLine = {
  code: 'ksz',
  applicability: 'in_scope',
  level: null,
  reason: 'Het OCMW maakt deel uit van het netwerk van de sociale zekerheid.',
  from: '2018-05-25',
};
const NOT_NIS2: RegimeLine = {
  code: 'nis2',
  applicability: 'out_of_scope',
  level: null,
  reason: 'Oefent geen activiteit uit van bijlage I of II en is niet aangewezen door het CCB.',
  from: '2024-10-18',
};
const VOLUNTARY_NIS2: RegimeLine = {
  code: 'nis2',
  applicability: 'voluntary',
  level: null,
  reason: 'Niet verplicht. Het bestuur besliste om de maatregelen vrijwillig te volgen.',
  from: '2025-03-01',
};
const REVIEWED_NIS2: RegimeLine = {
  code: 'nis2',
  applicability: 'under_review',
  level: null,
  reason: 'Het OCMW baat een woonzorgcentrum uit; de dienst zoekt uit of dat een zorgaanbieder van bijlage I is.',
  from: '2024-10-18',
};
const OBLIGED_NIS2: RegimeLine = {
  code: 'nis2',
  applicability: 'in_scope',
  level: 'important',
  reason: 'De gemeente haalt zelf afval op met meer dan 50 medewerkers: een activiteit van bijlage II.',
  from: '2024-10-18',
};

const cyfun = (level: 'basic' | 'important', reason: string): RegimeLine => ({
  code: 'cyfun',
  applicability: 'voluntary',
  level,
  reason,
  from: '2023-06-01',
});
const BASIC = cyfun('basic', 'De dienst meet elk bestuur aan niveau Basis; het managementteam ging akkoord.');
const IMPORTANT = cyfun('important', 'Groter bestuur: niveau Basis nu, niveau Belangrijk als doel op drie jaar.');

/** Which rules hold for each entity that the service covers, and why. */
export function writeRegimes(book: Book, tenant: Tenant, byId: number): void {
  for (const place of tenant.places) {
    for (const { entityId, from } of place.coverage) {
      for (const line of linesOf(place, entityId)) {
        const since = [line.from, from].toSorted()[1];
        book.add('regime', {
          service_id: place.serviceId,
          municipality_id: place.id,
          entity_id: entityId,
          code: line.code,
          applicability: line.applicability,
          level: line.level,
          reason: line.reason,
          from_on: since,
          created_at: new Date(`${since}T09:00:00Z`),
          created_by: byId,
        });
      }
    }
  }
}

function linesOf(place: Place, entityId: number): RegimeLine[] {
  const isOcmw = entityId === place.ocmw;
  const level = place.index === 0 || place.index === 2 ? IMPORTANT : BASIC;
  return [GDPR, ...(isOcmw ? [KSZ] : []), level, ...nis2Of(place, isOcmw)];
}

/** The newest line counts: a review that ended in a choice leaves both. */
function nis2Of(place: Place, isOcmw: boolean): RegimeLine[] {
  if (place.index === 2 && !isOcmw) return [OBLIGED_NIS2];
  if (place.index === 0) return isOcmw ? [REVIEWED_NIS2, VOLUNTARY_NIS2] : [NOT_NIS2, VOLUNTARY_NIS2];
  if (place.index === 5) return [NOT_NIS2, VOLUNTARY_NIS2];
  if (place.index === 9 && isOcmw) return [REVIEWED_NIS2];
  return [NOT_NIS2];
}
