import type { Messages } from '../messages.ts';
import type { frameworks as nl } from '../nl/frameworks.ts';

export const frameworks = {
  title: 'Frameworks',
  lead: 'The frameworks of which checklists are made, with titles in our own words. A running checklist keeps the version it began with.',
  framework: 'Framework',
  edition: 'Edition',
  edition_revision: 'edition {edition}, revision {revision}',
  requirements: 'Measures',
  key_count: '({n, plural, one {# key measure} other {# key measures}})',
  scale: 'Scale',
  scales: { maturity: 'Maturity 1 to 5', compliance: 'Yes, partly, no, n/a' },
  owner: 'Owner',
  contents: 'Contents',
  verified: 'Verified',
  unverified: 'Not verified',
  thresholds: 'Pass marks',
  threshold: '{level}: each key measure at least {key}, total at least {total}',
  threshold_category:
    '{level}: each key measure at least {key}, each category at least {category}, total at least {total}',
  level: 'Level',
  key_only: 'Key measures only',
  count: '{n, plural, =0 {No measures} one {# measure} other {# measures}}',
  empty: 'Nothing found',
  mapped: '{n, plural, one {# relation to another framework} other {# relations to other frameworks}}',
  evidence: 'Possible evidence',
  from_level: 'from {level}',
  weight: 'weight {n}',
  relation: { equal: 'Equal to', intersect: 'Overlaps with', related: 'Related to' },
  quality: {
    official: 'official',
    published: 'published, not official',
    derived: 'derived',
    own_judgement: 'own judgement',
  },
} as const satisfies Messages<typeof nl>;
