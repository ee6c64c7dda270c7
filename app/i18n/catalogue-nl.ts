import { access } from './nl/access.ts';
import { breachDecisions } from './nl/breach-decisions.ts';
import { breachFacts } from './nl/breach-facts.ts';
import { breachPersons } from './nl/breach-persons.ts';
import { breachRegister } from './nl/breach-register.ts';
import { breachFieldsAfter } from './nl/breach-template-after.ts';
import { breachFieldsWhat } from './nl/breach-template-what.ts';
import { breachFieldsWho } from './nl/breach-template-who.ts';
import { breachTerms } from './nl/breach-terms.ts';
import { breaches } from './nl/breaches.ts';
import { campaigns } from './nl/campaigns.ts';
import { charts } from './nl/charts.ts';
import { checklistFiles } from './nl/checklist-files.ts';
import { checklists } from './nl/checklists.ts';
import { clocks } from './nl/clocks.ts';
import { common } from './nl/common.ts';
import { events } from './nl/events.ts';
import { evidence } from './nl/evidence.ts';
import { evidenceRegister } from './nl/evidence-register.ts';
import { frameworkSheet } from './nl/framework-sheet.ts';
import { frameworks } from './nl/frameworks.ts';
import { grid } from './nl/grid.ts';
import { comments, handOvers } from './nl/hand-overs.ts';
import { importing } from './nl/importing.ts';
import { incidentLists } from './nl/incident-lists.ts';
import { incidentPieces } from './nl/incident-pieces.ts';
import { incidentTerms } from './nl/incident-terms.ts';
import { incidents } from './nl/incidents.ts';
import { journal } from './nl/journal.ts';
import { mail } from './nl/mail.ts';
import { mappings } from './nl/mappings.ts';
import { matrix } from './nl/matrix.ts';
import { municipalities } from './nl/municipalities.ts';
import { nextYear } from './nl/next-year.ts';
import { nis2 } from './nl/nis2.ts';
import { nis2Terms } from './nl/nis2-terms.ts';
import { notifications } from './nl/notifications.ts';
import { overview } from './nl/overview.ts';
import { ownFrameworks } from './nl/own-frameworks.ts';
import { passkeys } from './nl/passkeys.ts';
import { people } from './nl/people.ts';
import { policies } from './nl/policies.ts';
import { portfolio } from './nl/portfolio.ts';
import { registerFigures } from './nl/register-figures.ts';
import { registerFiles } from './nl/register-files.ts';
import { reminders } from './nl/reminders.ts';
import { requestTerms } from './nl/request-terms.ts';
import { requests } from './nl/requests.ts';
import { findings, messages, speed } from './nl/review-speed.ts';
import { reviews } from './nl/reviews.ts';
import { search } from './nl/search.ts';
import { settings } from './nl/settings.ts';
import { signingIn } from './nl/signing-in.ts';
import { start } from './nl/start.ts';
import { terms } from './nl/terms.ts';

/** Dutch is the language that is complete; every other catalogue has its keys. */
export const nl = {
  common,
  access,
  campaigns,
  checklists,
  checklist_files: checklistFiles,
  grid,
  comments,
  hand_overs: handOvers,
  evidence,
  evidence_register: evidenceRegister,
  mail,
  signing_in: signingIn,
  passkeys,
  charts,
  frameworks,
  mappings,
  next_year: nextYear,
  framework_sheet: frameworkSheet,
  own_frameworks: ownFrameworks,
  overview,
  policies,
  matrix,
  portfolio,
  reminders,
  reviews,
  speed,
  findings,
  messages,
  breach_decisions: breachDecisions,
  breach_persons: breachPersons,
  breaches,
  breach_register: breachRegister,
  notifications,
  incidents,
  events,
  search,
  start,
  terms,
  municipalities,
  importing,
  register_figures: registerFigures,
  register_files: registerFiles,
  people,
  settings,
  journal,
  breach_facts: breachFacts,
  breach_fields: { ...breachFieldsWho, ...breachFieldsWhat, ...breachFieldsAfter },
  breach_terms: breachTerms,
  clocks,
  incident_terms: incidentTerms,
  incident_lists: incidentLists,
  incident_pieces: incidentPieces,
  nis2,
  nis2_terms: nis2Terms,
  request_terms: requestTerms,
  requests,
} as const;
