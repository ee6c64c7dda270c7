// `npm run bench`: fills a database, serves it and measures. `-- --municipalities 300 --answers 500000` for another size,
// `-- --only portfolio` for the pages of which the name begins so.
import { parseArgs } from 'node:util';
import { serveBare } from '#test/bench/bare.ts';
import { runBench } from '#test/bench/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    municipalities: { type: 'string', default: '25' },
    answers: { type: 'string', default: '200000' },
    samples: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    'warm-up': { type: 'string', default: '40' },
  },
});

if (positionals[0] === 'bare') {
  serveBare(positionals[1] ?? '');
} else {
  await runBench({
    municipalities: Number(values.municipalities),
    answers: Number(values.answers),
    samples: Number(values.samples),
    only: values.only,
    warmUp: Number(values['warm-up']),
  });
}
