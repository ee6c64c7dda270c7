import type { Action } from '#app/domain/access.ts';

/** The part of incidents. */
export const INCIDENTS: readonly { route: string; path: string; read?: Action; post?: Action }[] = [
  { route: 'incidents', path: '/incidents', read: 'incident.list' },
  {
    route: 'incidents_.import._index',
    path: '/incidents/import',
    read: 'incident.import',
    post: 'incident.import',
  },
  { route: 'incidents_.import.template', path: '/incidents/import/template', read: 'incident.import' },
  { route: 'incidents_.events._index', path: '/incidents/events', read: 'event.read' },
  { route: 'incidents_.events.new', path: '/incidents/events/new', read: 'event.handle', post: 'event.handle' },
  { route: 'incidents_.events.$event', path: '/incidents/events/:event', read: 'event.read', post: 'event.handle' },
  { route: 'incidents_.export', path: '/incidents/export', read: 'incident.list' },
  { route: 'incidents_.figures', path: '/incidents/figures', read: 'incident.list' },
  { route: 'm.$municipality.incidents.export', path: '/m/:municipality/incidents/export', read: 'incident.read' },
  { route: 'm.$municipality.incidents.figures', path: '/m/:municipality/incidents/figures', read: 'incident.read' },
  { route: 'm.$municipality.incidents._index', path: '/m/:municipality/incidents', read: 'incident.read' },
  {
    route: 'm.$municipality.incidents.report',
    path: '/m/:municipality/incidents/report',
    read: 'incident.report',
    post: 'incident.report',
  },
  { route: 'm.$municipality.incidents.link', path: '/m/:municipality/incidents/link', post: 'report_link.keep' },
  {
    route: 'm.$municipality.incidents.$incident',
    path: '/m/:municipality/incidents/:incident',
    read: 'incident.read',
    post: 'incident.handle',
  },
  {
    route: 'm.$municipality.incidents.$incident_.breaches',
    path: '/m/:municipality/incidents/:incident/breaches',
    read: 'breach.handle',
    post: 'breach.handle',
  },
  { route: 'breaches', path: '/breaches', read: 'breach.list' },
  { route: 'm.$municipality.breaches._index', path: '/m/:municipality/breaches', read: 'breach.read' },
  {
    route: 'm.$municipality.breaches.$breach.decision',
    path: '/m/:municipality/breaches/:breach/decision',
    read: 'breach.read',
    post: 'breach.read',
  },
  {
    route: 'm.$municipality.breaches.$breach.persons',
    path: '/m/:municipality/breaches/:breach/persons',
    read: 'breach.read',
    post: 'breach.read',
  },
  {
    route: 'm.$municipality.breaches.$breach.persons_.letter',
    path: '/m/:municipality/breaches/:breach/persons/letter',
    read: 'breach.read',
  },
  {
    route: 'm.$municipality.breaches.$breach.severity',
    path: '/m/:municipality/breaches/:breach/severity',
    read: 'breach.read',
    post: 'breach.handle',
  },
  {
    route: 'm.$municipality.breaches.$breach.facts._index',
    path: '/m/:municipality/breaches/:breach/facts',
    read: 'breach.read',
  },
  {
    route: 'm.$municipality.breaches.$breach.facts.$step',
    path: '/m/:municipality/breaches/:breach/facts/:step',
    read: 'breach.read',
    post: 'breach.handle',
  },
  {
    route: 'm.$municipality.breaches.$breach._index',
    path: '/m/:municipality/breaches/:breach',
    read: 'breach.read',
    post: 'breach.handle',
  },
];

/** The part of requests of data subjects. */
export const REQUESTS: readonly { route: string; path: string; read?: Action; post?: Action }[] = [
  { route: 'requests', path: '/requests', read: 'request.list' },
  { route: 'requests_.download', path: '/requests/download', read: 'request.list' },
  { route: 'm.$municipality.requests._index', path: '/m/:municipality/requests', read: 'request.read' },
  {
    route: 'm.$municipality.requests.new',
    path: '/m/:municipality/requests/new',
    read: 'request.handle',
    post: 'request.handle',
  },
  { route: 'm.$municipality.requests.download', path: '/m/:municipality/requests/download', read: 'request.read' },
  {
    route: 'm.$municipality.requests.$request',
    path: '/m/:municipality/requests/:request',
    read: 'request.read',
    post: 'request.handle',
  },
];

/** Part of the route table (`route-table.ts`): what stands over all municipalities, and the frameworks. */
export const OVER_ALL: readonly { route: string; path: string; read?: Action; post?: Action }[] = [
  {
    route: 'municipalities.import._index',
    path: '/municipalities/import',
    read: 'municipality.onboard',
    post: 'municipality.onboard',
  },
  { route: 'municipalities.import.download', path: '/municipalities/import/download', read: 'municipality.onboard' },
  { route: 'campaigns._index', path: '/campaigns', read: 'campaign.read' },
  { route: 'campaigns.new', path: '/campaigns/new', read: 'campaign.launch', post: 'campaign.launch' },
  { route: 'campaigns.remind', path: '/campaigns/remind', read: 'campaign.launch', post: 'campaign.launch' },
  {
    route: 'campaigns.$campaign_.add',
    path: '/campaigns/:campaign/add',
    read: 'campaign.launch',
    post: 'campaign.launch',
  },
  {
    route: 'campaigns.$campaign_.change',
    path: '/campaigns/:campaign/change',
    read: 'campaign.launch',
    post: 'campaign.launch',
  },
  { route: 'campaigns.$campaign', path: '/campaigns/:campaign', read: 'campaign.read' },
  { route: 'portfolio', path: '/portfolio', read: 'portfolio.read' },
  { route: 'portfolio[.]csv', path: '/portfolio.csv', read: 'portfolio.read' },
  { route: 'portfolio[.]xlsx', path: '/portfolio.xlsx', read: 'portfolio.read' },
  { route: 'portfolio_.matrix', path: '/portfolio/matrix', read: 'portfolio.read' },
  { route: 'portfolio_.matrix[.]csv', path: '/portfolio/matrix.csv', read: 'portfolio.read' },
  { route: 'portfolio_.matrix[.]xlsx', path: '/portfolio/matrix.xlsx', read: 'portfolio.read' },
  { route: 'portfolio_.question', path: '/portfolio/question', read: 'portfolio.read', post: 'portfolio.read' },
  { route: 'frameworks._index', path: '/frameworks', read: 'framework.read' },
  { route: 'frameworks.import', path: '/frameworks/import', read: 'framework.edit', post: 'framework.edit' },
  { route: 'frameworks.$framework_.compare', path: '/frameworks/:framework/compare', read: 'framework.read' },
  { route: 'frameworks.$framework_.export[.]json', path: '/frameworks/:framework/export.json', read: 'framework.read' },
  { route: 'frameworks.$framework_.export[.]csv', path: '/frameworks/:framework/export.csv', read: 'framework.read' },
  { route: 'frameworks.$framework_.export[.]xlsx', path: '/frameworks/:framework/export.xlsx', read: 'framework.read' },
  {
    route: 'frameworks.$framework_.texts',
    path: '/frameworks/:framework/texts',
    read: 'framework.edit',
    post: 'framework.edit',
  },
  { route: 'frameworks.new', path: '/frameworks/new', read: 'framework.edit', post: 'framework.edit' },
  { route: 'frameworks.$framework_.copy', path: '/frameworks/:framework/copy', post: 'framework.edit' },
  {
    route: 'frameworks.drafts.$draft._index',
    path: '/frameworks/drafts/:draft',
    read: 'framework.edit',
    post: 'framework.edit',
  },
  {
    route: 'frameworks.drafts.$draft.node',
    path: '/frameworks/drafts/:draft/node',
    read: 'framework.edit',
    post: 'framework.edit',
  },
  { route: 'frameworks.$framework', path: '/frameworks/:framework', read: 'framework.read' },
];
