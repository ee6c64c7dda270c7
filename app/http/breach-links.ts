import type { BreachLinks } from '#app/features/breaches/BreachShell.tsx';
import type { BreachHead } from '#app/features/breaches/breach-head.ts';
import { paths } from './paths.ts';

/** The addresses of the pages of a dossier. */
export function breachLinks({ breach, code, incidentCode }: BreachHead): BreachLinks {
  const { slug } = breach;
  return {
    overview: paths.breach(slug, code),
    facts: paths.breachFacts(slug, code),
    severity: paths.breachSeverity(slug, code),
    decision: paths.breachDecision(slug, code),
    notifications: paths.breachNotifications(slug, code),
    persons: paths.breachPersons(slug, code),
    register: paths.breaches(slug),
    municipality: paths.municipality(slug),
    incident: incidentCode && paths.incident(slug, incidentCode),
  };
}
