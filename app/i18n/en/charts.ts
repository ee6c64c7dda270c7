import type { Messages } from '../messages.ts';
import type { charts as nl } from '../nl/charts.ts';

export const charts = {
  total: 'total {n}',
  target: 'target {target}',
  as_table: 'Show the figures as a table',
  what: 'What',
  value: 'Value',
} as const satisfies Messages<typeof nl>;
