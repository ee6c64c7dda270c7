import type { nl } from './catalogue-nl.ts';
import { access as accessEn } from './en/access.ts';
import { breachDecisions as breachDecisionsEn } from './en/breach-decisions.ts';
import { breachFacts as breachFactsEn } from './en/breach-facts.ts';
import { breachPersons as breachPersonsEn } from './en/breach-persons.ts';
import { breachRegister as breachRegisterEn } from './en/breach-register.ts';
import { breachFieldsAfter as breachFieldsAfterEn } from './en/breach-template-after.ts';
import { breachFieldsWhat as breachFieldsWhatEn } from './en/breach-template-what.ts';
import { breachFieldsWho as breachFieldsWhoEn } from './en/breach-template-who.ts';
import { breachTerms as breachTermsEn } from './en/breach-terms.ts';
import { breaches as breachesEn } from './en/breaches.ts';
import { campaigns as campaignsEn } from './en/campaigns.ts';
import { charts as chartsEn } from './en/charts.ts';
import { checklistFiles as checklistFilesEn } from './en/checklist-files.ts';
import { checklists as checklistsEn } from './en/checklists.ts';
import { clocks as clocksEn } from './en/clocks.ts';
import { common as commonEn } from './en/common.ts';
import { events as eventsEn } from './en/events.ts';
import { evidence as evidenceEn } from './en/evidence.ts';
import { evidenceRegister as evidenceRegisterEn } from './en/evidence-register.ts';
import { frameworkSheet as frameworkSheetEn } from './en/framework-sheet.ts';
import { frameworks as frameworksEn } from './en/frameworks.ts';
import { grid as gridEn } from './en/grid.ts';
import { comments as commentsEn, handOvers as handOversEn } from './en/hand-overs.ts';
import { importing as importingEn } from './en/importing.ts';
import { incidentLists as incidentListsEn } from './en/incident-lists.ts';
import { incidentPieces as incidentPiecesEn } from './en/incident-pieces.ts';
import { incidentTerms as incidentTermsEn } from './en/incident-terms.ts';
import { incidents as incidentsEn } from './en/incidents.ts';
import { journal as journalEn } from './en/journal.ts';
import { mail as mailEn } from './en/mail.ts';
import { mappings as mappingsEn } from './en/mappings.ts';
import { matrix as matrixEn } from './en/matrix.ts';
import { municipalities as municipalitiesEn } from './en/municipalities.ts';
import { nextYear as nextYearEn } from './en/next-year.ts';
import { nis2 as nis2En } from './en/nis2.ts';
import { nis2Terms as nis2TermsEn } from './en/nis2-terms.ts';
import { notifications as notificationsEn } from './en/notifications.ts';
import { overview as overviewEn } from './en/overview.ts';
import { ownFrameworks as ownFrameworksEn } from './en/own-frameworks.ts';
import { passkeys as passkeysEn } from './en/passkeys.ts';
import { people as peopleEn } from './en/people.ts';
import { policies as policiesEn } from './en/policies.ts';
import { portfolio as portfolioEn } from './en/portfolio.ts';
import { registerFigures as registerFiguresEn } from './en/register-figures.ts';
import { registerFiles as registerFilesEn } from './en/register-files.ts';
import { reminders as remindersEn } from './en/reminders.ts';
import { requestTerms as requestTermsEn } from './en/request-terms.ts';
import { requests as requestsEn } from './en/requests.ts';
import { findings as findingsEn, messages as messagesEn, speed as speedEn } from './en/review-speed.ts';
import { reviews as reviewsEn } from './en/reviews.ts';
import { search as searchEn } from './en/search.ts';
import { settings as settingsEn } from './en/settings.ts';
import { signingIn as signingInEn } from './en/signing-in.ts';
import { start as startEn } from './en/start.ts';
import { terms as termsEn } from './en/terms.ts';
import type { Messages } from './messages.ts';

/** The English texts: the compiler sees to it that none is missing. */
export const en = {
  common: commonEn,
  access: accessEn,
  campaigns: campaignsEn,
  checklists: checklistsEn,
  checklist_files: checklistFilesEn,
  grid: gridEn,
  comments: commentsEn,
  hand_overs: handOversEn,
  evidence: evidenceEn,
  evidence_register: evidenceRegisterEn,
  mail: mailEn,
  signing_in: signingInEn,
  passkeys: passkeysEn,
  municipalities: municipalitiesEn,
  importing: importingEn,
  register_figures: registerFiguresEn,
  register_files: registerFilesEn,
  people: peopleEn,
  settings: settingsEn,
  journal: journalEn,
  charts: chartsEn,
  frameworks: frameworksEn,
  mappings: mappingsEn,
  next_year: nextYearEn,
  framework_sheet: frameworkSheetEn,
  own_frameworks: ownFrameworksEn,
  overview: overviewEn,
  policies: policiesEn,
  matrix: matrixEn,
  portfolio: portfolioEn,
  reminders: remindersEn,
  reviews: reviewsEn,
  speed: speedEn,
  findings: findingsEn,
  messages: messagesEn,
  breach_decisions: breachDecisionsEn,
  breach_persons: breachPersonsEn,
  breaches: breachesEn,
  breach_register: breachRegisterEn,
  notifications: notificationsEn,
  incidents: incidentsEn,
  events: eventsEn,
  search: searchEn,
  start: startEn,
  terms: termsEn,
  breach_facts: breachFactsEn,
  breach_fields: { ...breachFieldsWhoEn, ...breachFieldsWhatEn, ...breachFieldsAfterEn },
  breach_terms: breachTermsEn,
  clocks: clocksEn,
  incident_terms: incidentTermsEn,
  incident_lists: incidentListsEn,
  incident_pieces: incidentPiecesEn,
  nis2: nis2En,
  nis2_terms: nis2TermsEn,
  request_terms: requestTermsEn,
  requests: requestsEn,
} as const satisfies Messages<typeof nl>;
