/** Words of a report to the CCB (NIS2). */
export const nis2Terms = {
  duty: {
    must: 'This entity must report a significant incident to the CCB.',
    may: 'This entity is not obliged to report to the CCB, but may do so of its own accord.',
  },
  stage: {
    early_warning: 'Early warning',
    notification: 'Incident notification',
    intermediate: 'Intermediate report',
    progress: 'Progress report',
    final: 'Final report',
  },
  significance: {
    title: 'Is this a significant incident?',
    service: 'Has it a significant impact on a service of annex I or II of the law?',
    disruption: 'Is operation severely disrupted, or can it be?',
    loss: 'What does it cost or can it cost, in euro?',
    turnover: 'Turnover of a year, in euro',
    harm: 'Do others suffer considerable damage, or may they?',
    threshold: 'A loss counts above {amount} euro or {percent} % of the turnover.',
    yes: 'Significant',
    no: 'Not significant',
    unknown: 'Not to be said yet',
  },
  problem: {
    notification_first: 'There is no incident notification yet. Record that first.',
    twice: 'This report has been recorded before.',
    too_late_for_this: 'This report can no longer be made: a later one has been recorded.',
    stopped: 'This report is not continued. Take it up again first, with a reason.',
    still_going_on:
      'The incident has not been dealt with yet. Make a progress report, or fill in when it was dealt with.',
    before_previous: 'That moment lies before the previous report. Look at the time.',
  },
} as const;
