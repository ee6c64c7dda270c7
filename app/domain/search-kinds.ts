/** What a search finds, in the order in which it is shown. */
export const SEARCH_KINDS = [
  'municipality',
  'person',
  'incident',
  'breach',
  'request',
  'event',
  'checklist',
  'answer',
  'remark',
  'evidence',
  'requirement',
  'framework',
  'campaign',
  'policy',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
