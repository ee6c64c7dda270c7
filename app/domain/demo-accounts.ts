/** The password of every account of the demo; only the seed sets it, since it would be refused to a person. */
export const DEMO_PASSWORD = 'Waarborg-demo-1';

/** The accounts that the demo's sign-in page offers, with the key of the sentence that says who each is. */
export const DEMO_ACCOUNTS = [
  { email: 'spoc.zandbeke@demo.example', who: 'spoc' },
  { email: 'dpo@demo.example', who: 'dpo' },
  { email: 'director.zandbeke@demo.example', who: 'director' },
  { email: 'service-director@demo.example', who: 'service_director' },
  { email: 'contributor.zandbeke@demo.example', who: 'contributor' },
  { email: 'auditor@demo.example', who: 'auditor' },
  { email: 'admin@demo.example', who: 'admin' },
  { email: 'dpo@other.example', who: 'other_dpo' },
] as const;
