/** Every address of the product. Links are made here and nowhere else, so that an address can change in one place. */
const id = encodeURIComponent;

export const paths = {
  start: () => '/',
  login: (next?: string) => (next && next !== '/' ? `/login?next=${id(next)}` : '/login'),
  secondFactor: () => '/login/second-factor',
  logout: () => '/logout',
  forgotPassword: () => '/forgot-password',
  account: () => '/account',
  accountLanguage: () => '/account/language',
  accountPasskeys: () => '/account/passkeys',
  accountSecondFactor: () => '/account/second-factor',
  portfolio: () => '/portfolio',
  portfolioExport: (format: 'csv' | 'xlsx') => `/portfolio.${format}`,
  matrix: () => '/portfolio/matrix',
  matrixExport: (format: 'csv' | 'xlsx') => `/portfolio/matrix.${format}`,
  allAnswers: () => '/portfolio/question',
  campaigns: () => '/campaigns',
  newCampaign: () => '/campaigns/new',
  campaign: (campaign: number) => `/campaigns/${campaign}`,
  campaignAdd: (campaign: number) => `/campaigns/${campaign}/add`,
  campaignChange: (campaign: number) => `/campaigns/${campaign}/change`,
  remind: (to: { campaign?: number; slugs?: readonly string[] } = {}) =>
    withQuery('/campaigns/remind', { campaign: to.campaign, to: to.slugs }),
  search: () => '/search',
  reviews: () => '/reviews',
  messages: () => '/reviews/message',
  frameworks: () => '/frameworks',
  framework: (framework: number) => `/frameworks/${framework}`,
  frameworkNew: () => '/frameworks/new',
  frameworkImport: () => '/frameworks/import',
  frameworkCopy: (framework: number) => `/frameworks/${framework}/copy`,
  frameworkCompare: (framework: number) => `/frameworks/${framework}/compare`,
  frameworkTexts: (framework: number) => `/frameworks/${framework}/texts`,
  frameworkExport: (framework: number, format: 'json' | 'csv' | 'xlsx') => `/frameworks/${framework}/export.${format}`,
  frameworkDraft: (draft: number) => `/frameworks/drafts/${draft}`,
  frameworkDraftNode: (draft: number, query: Record<string, string>) =>
    withQuery(`/frameworks/drafts/${draft}/node`, query),
  policies: () => '/policies',
  policy: (code: string) => `/policies/${id(code)}`,
  municipalities: () => '/municipalities',
  onboard: () => '/municipalities/new',
  importMunicipalities: () => '/municipalities/import',
  importConfirm: () => '/municipalities/import?confirm=1',
  importDone: (formKey: string) => withQuery('/municipalities/import', { done: formKey }),
  importTemplate: (as: 'xlsx' | 'csv', sheet?: string) =>
    withQuery('/municipalities/import/download', sheet ? { as, of: sheet } : { as }),
  municipality: (slug: string) => `/m/${id(slug)}`,
  municipalitySettings: (slug: string) => `/m/${id(slug)}/settings`,
  checklists: (slug: string) => `/m/${id(slug)}/checklists`,
  checklist: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}`,
  requirement: (slug: string, checklist: number, code: string) => `/m/${id(slug)}/checklists/${checklist}/${id(code)}`,
  answerAutosave: (slug: string, checklist: number, code: string) =>
    `/m/${id(slug)}/checklists/${checklist}/${id(code)}/autosave`,
  requirementEvidence: (slug: string, checklist: number, code: string) =>
    `/m/${id(slug)}/checklists/${checklist}/${id(code)}/evidence`,
  requirementException: (slug: string, checklist: number, code: string) =>
    `/m/${id(slug)}/checklists/${checklist}/${id(code)}/exception`,
  assignChecklist: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/assign`,
  grid: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/grid`,
  gridSave: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/grid/save`,
  returnChecklist: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/return`,
  returnConfirm: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/return?confirm=1`,
  checklistFile: (slug: string, checklist: number, as: 'xlsx' | 'docx' | 'pdf') =>
    `/m/${id(slug)}/checklists/${checklist}/download?as=${as}`,
  confirmChecklist: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/confirm`,
  submitChecklist: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/submit`,
  handOver: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/hand-over`,
  handOverDone: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/done`,
  requirementComments: (slug: string, checklist: number, code: string) =>
    `/m/${id(slug)}/checklists/${checklist}/${id(code)}/comments`,
  review: (slug: string, checklist: number) => `/m/${id(slug)}/checklists/${checklist}/review`,
  reviewRequirement: (slug: string, checklist: number, code: string) =>
    `/m/${id(slug)}/checklists/${checklist}/review/${id(code)}`,
  requirementFindings: (slug: string, checklist: number, code: string) =>
    `/m/${id(slug)}/checklists/${checklist}/${id(code)}/findings`,
  finding: (slug: string, finding: number) => `/m/${id(slug)}/findings/${finding}`,
  municipalityMessages: (slug: string) => `/m/${id(slug)}/messages`,
  evidence: (slug: string) => `/m/${id(slug)}/evidence`,
  evidenceFile: (slug: string, evidence: number) => `/m/${id(slug)}/evidence/${evidence}`,
  evidencePiece: (slug: string, evidence: number) => `/m/${id(slug)}/evidence/${evidence}/about`,
  allIncidents: () => '/incidents',
  importIncidents: (step?: 'map' | 'confirm') => withQuery('/incidents/import', step ? { [step]: 1 } : {}),
  importedIncidents: (formKey: string) => withQuery('/incidents/import', { done: formKey }),
  incidentTemplate: (as: 'xlsx' | 'csv') => withQuery('/incidents/import/template', { as }),
  exportIncidents: (slug: string | null) => `${slug === null ? '' : `/m/${id(slug)}`}/incidents/export`,
  incidentFigures: (slug: string | null) => `${slug === null ? '' : `/m/${id(slug)}`}/incidents/figures`,
  events: () => '/incidents/events',
  newEvent: () => '/incidents/events/new',
  event: (number: string) => `/incidents/events/${number}`,
  incidents: (slug: string) => `/m/${id(slug)}/incidents`,
  reportIncident: (slug: string) => `/m/${id(slug)}/incidents/report`,
  reportLink: (slug: string) => `/m/${id(slug)}/incidents/link`,
  incident: (slug: string, number: string) => `/m/${id(slug)}/incidents/${number}`,
  incidentPieces: (slug: string, number: string) => `/m/${id(slug)}/incidents/${number}/evidence`,
  incidentPiece: (slug: string, number: string, piece: number) =>
    `/m/${id(slug)}/incidents/${number}/evidence/${piece}`,
  incidentPieceFile: (slug: string, number: string, piece: number) =>
    `/m/${id(slug)}/incidents/${number}/evidence/${piece}/file`,
  incidentFile: (slug: string, number: string, as: 'docx' | 'pdf') =>
    withQuery(`/m/${id(slug)}/incidents/${number}/download`, { as }),
  incidentRequirements: (slug: string, number: string) => `/m/${id(slug)}/incidents/${number}/requirements`,
  allBreaches: () => '/breaches',
  breaches: (slug: string) => `/m/${id(slug)}/breaches`,
  openNis2: (slug: string, incident: string) => `/m/${id(slug)}/incidents/${incident}/nis2`,
  nis2Report: (slug: string, report: number) => `/m/${id(slug)}/nis2/${report}`,
  nis2File: (slug: string, report: number, stage: number, as: 'docx' | 'pdf' | 'json') =>
    `/m/${id(slug)}/nis2/${report}/download?stage=${stage}&as=${as}`,
  openBreaches: (slug: string, incident: string) => `/m/${id(slug)}/incidents/${incident}/breaches`,
  breach: (slug: string, number: string) => `/m/${id(slug)}/breaches/${number}`,
  breachFacts: (slug: string, number: string, step?: string) =>
    `/m/${id(slug)}/breaches/${number}/facts${step ? `/${step}` : ''}`,
  breachSeverity: (slug: string, number: string) => `/m/${id(slug)}/breaches/${number}/severity`,
  breachDecision: (slug: string, number: string) => `/m/${id(slug)}/breaches/${number}/decision`,
  breachNotifications: (slug: string, number: string) => `/m/${id(slug)}/breaches/${number}/notifications`,
  breachRegister: (slug: string) => `/m/${id(slug)}/breaches/register`,
  breachRegisterFile: (slug: string) => `/m/${id(slug)}/breaches/download`,
  allBreachRegister: () => '/breaches/register',
  allBreachesFile: () => '/breaches/download',
  breachPrepare: (slug: string, number: string, query: { to: string; stage: string }) =>
    withQuery(`/m/${id(slug)}/breaches/${number}/notifications/prepare`, query),
  breachDraft: (
    slug: string,
    number: string,
    query: Record<'to' | 'stage' | 'as', string> & { lang?: string | undefined },
  ) => withQuery(`/m/${id(slug)}/breaches/${number}/notifications/prepare/download`, query),
  breachNotification: (slug: string, number: string, notification: number) =>
    `/m/${id(slug)}/breaches/${number}/notifications/${notification}`,
  breachNotificationFile: (
    slug: string,
    number: string,
    notification: number,
    query: { as: string; lang?: string | undefined },
  ) => withQuery(`/m/${id(slug)}/breaches/${number}/notifications/${notification}/download`, query),
  breachLetter: (slug: string, number: string, as: 'docx' | 'pdf') =>
    `/m/${id(slug)}/breaches/${number}/persons/letter?as=${as}`,
  breachPersons: (slug: string, number: string) => `/m/${id(slug)}/breaches/${number}/persons`,
  allRequests: () => '/requests',
  allRequestsFile: () => '/requests/download',
  requests: (slug: string) => `/m/${id(slug)}/requests`,
  requestsFile: (slug: string) => `/m/${id(slug)}/requests/download`,
  newRequest: (slug: string) => `/m/${id(slug)}/requests/new`,
  request: (slug: string, number: string) => `/m/${id(slug)}/requests/${number}`,
  guestReport: (token: string) => `/report/${token}`,
  coverage: (slug: string) => `/m/${id(slug)}/coverage`,
  people: (slug: string) => `/m/${id(slug)}/people`,
  journal: (slug: string) => `/m/${id(slug)}/journal`,
  settings: () => '/settings',
  settingsService: () => '/settings/service',
  settingsPeople: () => '/settings/people',
  settingsPerson: (account: number) => `/settings/people/${account}`,
  invite: () => '/settings/people/new',
  settingsPermissions: () => '/settings/permissions',
  settingsIncidents: () => '/settings/incidents',
  settingsCategory: (code: string) => `/settings/incidents/categories/${id(code)}`,
  settingsTemplate: (code: string) => `/settings/incidents/templates/${id(code)}`,
  settingsNis2: () => '/settings/nis2',
  settingsMail: () => '/settings/mail',
  settingsJournal: () => '/settings/journal',
} as const;

/** An address with the given query, leaving out what is empty; the order is kept so that addresses compare equal. */
export function withQuery(
  path: string,
  query: Record<string, string | number | readonly string[] | null | undefined>,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value) search.append(key, each);
    else if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
