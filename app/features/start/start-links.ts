/** Where the lines of a start page lead; addresses are the route's to know. */
export interface StartLinks {
  reviews: string;
  portfolio: (state: string) => string;
  campaigns: string;
  campaign: (id: number) => string;
  /** The register of evidence, narrowed to what asks attention. */
  evidence: (slug: string, state: 'expired' | 'expiring' | 'damaged') => string;
  municipality: (slug: string) => string;
  municipalities: string;
  checklist: (slug: string, id: number) => string;
  requirement: (slug: string, id: number, code: string) => string;
  review: (slug: string, id: number) => string;
  people: string;
  mails: string;
  settings: string;
}
