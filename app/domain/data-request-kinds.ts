/** Kinds of requests of data subjects with their articles, and the grounds on which each can be refused (GDPR). */

/** Each kind with its article. */
export const REQUEST_KINDS = {
  information: '13, 14',
  access: '15',
  rectification: '16',
  erasure: '17',
  restriction: '18',
  recipients: '19',
  portability: '20',
  objection: '21',
  automated_decision: '22',
} as const;
export type RequestKind = keyof typeof REQUEST_KINDS;

interface Ground {
  article: string;
  /** Null: for every kind. */
  kinds: readonly RequestKind[] | null;
}

/** Grounds to refuse, where they stand and for which kinds they exist. */
export const REFUSAL_GROUNDS = {
  manifestly_unfounded: { article: '12(5)', kinds: null },
  excessive: { article: '12(5)', kinds: null },
  not_identifiable: { article: '11(2), 12(2)', kinds: null },
  restricted_by_law: { article: '23', kinds: null },
  already_informed: { article: '13(4), 14(5)(a)', kinds: ['information'] },
  rights_of_others: { article: '15(4), 20(4)', kinds: ['access', 'portability'] },
  legal_obligation: { article: '17(3)(b)', kinds: ['erasure'] },
  freedom_of_expression: { article: '17(3)(a)', kinds: ['erasure'] },
  public_health: { article: '17(3)(c)', kinds: ['erasure'] },
  archiving: { article: '17(3)(d)', kinds: ['erasure'] },
  legal_claims: { article: '17(3)(e), 21(1)', kinds: ['erasure', 'objection'] },
  compelling_grounds: { article: '21(1)', kinds: ['objection'] },
  public_task: { article: '20(3)', kinds: ['portability'] },
  accurate_already: { article: '16', kinds: ['rectification'] },
  conditions_not_met: { article: '18(1), 22(1)', kinds: ['restriction', 'automated_decision'] },
  disproportionate: { article: '14(5)(b), 19', kinds: ['information', 'recipients'] },
} as const satisfies Record<string, Ground>;
export type RefusalGround = keyof typeof REFUSAL_GROUNDS;

/** The grounds that exist for a kind, in the order in which they are shown. */
export function groundsFor(kind: RequestKind): RefusalGround[] {
  const grounds = Object.entries(REFUSAL_GROUNDS) as [RefusalGround, Ground][];
  return grounds.filter(([, { kinds }]) => kinds === null || kinds.includes(kind)).map(([ground]) => ground);
}
