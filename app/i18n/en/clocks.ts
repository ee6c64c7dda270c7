/** Legal clocks and moments: names, explanations, states and why something is refused. */
export const clocks = {
  open: {
    title: 'Clocks that run',
    more: '{n, plural, one {# more clock} other {# more clocks}}, with more time left',
    breach: 'Breach dossier',
    nis2: 'NIS2 report',
    request: 'Request of a data subject',
  },
  rule: {
    'gdpr.33.1': 'Notification to the authority',
    'gdpr.33.2': 'Notification to the controller',
    'gdpr.34.1': 'Telling the persons concerned',
    'gdpr.12.3': 'Answer to the data subject',
    'gdpr.12.3.extended': 'Answer to the data subject, extended',
    'gdpr.36.2': 'Advice of the authority',
    'gdpr.36.2.extended': 'Advice of the authority, extended',
    'nis2.early': 'NIS2 early warning',
    'nis2.notification': 'NIS2 incident notification',
    'nis2.final': 'NIS2 final report',
    'nis2.final_after_progress': 'NIS2 final report after handling',
    'nis2.registration_change': 'Change of the NIS2 registration',
  },
  source: {
    'gdpr.33.1': 'GDPR, article 33(1)',
    'gdpr.33.2': 'GDPR, article 33(2)',
    'gdpr.34.1': 'GDPR, article 34(1)',
    'gdpr.12.3': 'GDPR, article 12(3)',
    'gdpr.12.3.extended': 'GDPR, article 12(3)',
    'gdpr.36.2': 'GDPR, article 36(2)',
    'gdpr.36.2.extended': 'GDPR, article 36(2)',
    'nis2.early': 'NIS2 law of 26 April 2024, articles 34 to 38 (Directive, article 23(4)(a))',
    'nis2.notification': 'NIS2 law of 26 April 2024, articles 34 to 38 (Directive, article 23(4)(b))',
    'nis2.final': 'NIS2 law of 26 April 2024, articles 34 to 38 (Directive, article 23(4)(d))',
    'nis2.final_after_progress': 'NIS2 law of 26 April 2024, articles 34 to 38 (Directive, article 23(4)(e))',
    'nis2.registration_change': 'NIS2 law of 26 April 2024, article 13',
  },
  start: {
    aware_at: 'awareness',
    processor_aware_at: 'awareness as a processor',
    high_risk_decided_at: 'the high risk was established',
    request_received_at: 'receipt of the request',
    consultation_received_at: 'receipt of the consultation',
    notification_submitted_at: 'submission of the notification',
    incident_closed_at: 'end of the handling',
    changed_at: 'change',
  },
  duration: {
    hours: '{n} hours',
    weeks: '{n, plural, one {# week} other {# weeks}}',
    months: '{n, plural, one {# month} other {# months}}',
    none: 'without undue delay',
  },
  phase: { running: 'Running', due_soon: 'Nearly over', overdue: 'Overdue', stopped: 'Stopped' },
  stopped: { in_time: 'Done in time', late: 'Done late' },
  until: 'until {at}',
  left: '{time} left',
  late_by: '{time} late',
  no_deadline: 'Without undue delay',
  time: {
    minutes: '{n, plural, one {# minute} other {# minutes}}',
    hours: '{h} h {m} min',
    days: '{d, plural, one {# day} other {# days}} {h} h',
  },
  explain: {
    title: 'How this deadline was computed',
    start: 'The clock runs from {moment}: {start}.',
    rule: '{source} gives {duration}. This rule holds since {day}.',
    no_duration: '{source} names no number of hours or days: it must be done without undue delay.',
    hours: 'The hours run on, also at night, in weekends and on holidays.',
    calendar: 'Weeks and months are counted on the calendar: the same hour on the last day.',
    clamped: 'That month has no day of that number. So the last day of the month counts.',
    zone: 'All times are times in Brussels ({offset} at the start).',
    forward: 'On {moment} the clock goes forward an hour. The number of hours that pass stays the same.',
    back: 'On {moment} the clock goes back an hour. The number of hours that pass stays the same.',
    deadline: 'At the latest {moment}.',
    later: {
      full_hour:
        'For information: who does not count the hour of awareness arrives at {moment} (Regulation 1182/71, article 3(1)). Do not rely on it.',
      end_of_day:
        'For information: who counts until the end of the last day arrives at {moment} (Regulation 1182/71, article 3(2)). Do not rely on it.',
      working_day:
        'For information: the last day is not a working day, and who moves on to the next one arrives at {moment} (Regulation 1182/71, article 3(4)). Do not rely on it.',
    },
  },
  act_resolved: {
    doubled:
      'Saved. That hour comes twice that night, as the clock goes back. We took the second, so that nothing looks in time that was not.',
    missing:
      'Saved. That hour does not exist that night, as the clock goes forward. We took the latest moment that you can mean.',
  },
  resolved: {
    doubled:
      'That hour comes twice in that night, because the clock goes back an hour. We count from the first, so that the deadline never falls too late.',
    missing:
      'That hour does not exist in that night, because the clock goes forward an hour. We count from the earliest moment that you can mean: {moment}.',
  },
  step: {
    hours: '{n} hours after the start',
    days: '{n, plural, one {# day} other {# days}} before',
    deadline: 'Deadline passed',
  },
  aware: {
    future: 'That moment lies in the future. Fill in when your authority came to know.',
    before_occurrence:
      'You cannot have known before it happened. Look at both times: the start of the event and the awareness.',
  },
  occurrence: {
    future: 'That lies in the future. Fill in when it happened.',
    end_before_start: 'The end lies before the start. Look at both.',
  },
  sent: {
    not_aware: 'First fill in since when your authority knows. Without that moment there can be no notification.',
    before_awareness: 'A notification cannot have been sent before your authority knew. Look at both times.',
    future: 'That moment lies in the future. Fill in when the notification left.',
  },
  precision: {
    minute: 'To the minute',
    day: 'To the day',
    month: 'To the month',
    year: 'To the year',
    unknown: 'Unknown',
  },
  parts: { year: 'Year', month: 'Month', day: 'Day', time: 'Time' },
  partial: {
    year_missing: 'Fill in the year too.',
    month_missing: 'Fill in the month too, or leave the day empty.',
    day_missing: 'Fill in the day too, or leave the time empty.',
    year_impossible: 'That year does not exist. Write four digits, such as 2026.',
    month_impossible: 'That month does not exist. Write a number from 1 to 12.',
    day_impossible: 'That day does not exist in that month.',
    time_impossible: 'That time does not exist. Write it as 14:30.',
  },
} as const;
