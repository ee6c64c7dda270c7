import { access as accessEn } from './en/access.ts';
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
import { evidence as evidenceEn } from './en/evidence.ts';
import { evidenceRegister as evidenceRegisterEn } from './en/evidence-register.ts';
import { frameworkSheet as frameworkSheetEn } from './en/framework-sheet.ts';
import { frameworks as frameworksEn } from './en/frameworks.ts';
import { grid as gridEn } from './en/grid.ts';
import { comments as commentsEn, handOvers as handOversEn } from './en/hand-overs.ts';
import { importing as importingEn } from './en/importing.ts';
import { incidentTerms as incidentTermsEn } from './en/incident-terms.ts';
import { incidents as incidentsEn } from './en/incidents.ts';
import { journal as journalEn } from './en/journal.ts';
import { mail as mailEn } from './en/mail.ts';
import { mappings as mappingsEn } from './en/mappings.ts';
import { matrix as matrixEn } from './en/matrix.ts';
import { municipalities as municipalitiesEn } from './en/municipalities.ts';
import { nextYear as nextYearEn } from './en/next-year.ts';
import { nis2Terms as nis2TermsEn } from './en/nis2-terms.ts';
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
import { access } from './nl/access.ts';
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
import { evidence } from './nl/evidence.ts';
import { evidenceRegister } from './nl/evidence-register.ts';
import { frameworkSheet } from './nl/framework-sheet.ts';
import { frameworks } from './nl/frameworks.ts';
import { grid } from './nl/grid.ts';
import { comments, handOvers } from './nl/hand-overs.ts';
import { importing } from './nl/importing.ts';
import { incidentTerms } from './nl/incident-terms.ts';
import { incidents } from './nl/incidents.ts';
import { journal } from './nl/journal.ts';
import { mail } from './nl/mail.ts';
import { mappings } from './nl/mappings.ts';
import { matrix } from './nl/matrix.ts';
import { municipalities } from './nl/municipalities.ts';
import { nextYear } from './nl/next-year.ts';
import { nis2Terms } from './nl/nis2-terms.ts';
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
  breaches,
  incidents,
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
  breach_fields: { ...breachFieldsWho, ...breachFieldsWhat, ...breachFieldsAfter },
  breach_terms: breachTerms,
  clocks,
  incident_terms: incidentTerms,
  nis2_terms: nis2Terms,
  request_terms: requestTerms,
  requests,
} as const;
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
  breaches: breachesEn,
  incidents: incidentsEn,
  search: searchEn,
  start: startEn,
  terms: termsEn,
  breach_fields: { ...breachFieldsWhoEn, ...breachFieldsWhatEn, ...breachFieldsAfterEn },
  breach_terms: breachTermsEn,
  clocks: clocksEn,
  incident_terms: incidentTermsEn,
  nis2_terms: nis2TermsEn,
  request_terms: requestTermsEn,
  requests: requestsEn,
} as const satisfies Messages<typeof nl>;

type Paths<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : `${K}.${Paths<T[K]>}`;
}[keyof T & (string | number)];

/** Every key of the catalogue, such as `common.save`. */
export type MessageKey = Paths<typeof nl>;

export type Language = 'nl' | 'en';
