/** Wettelijke klokken en momenten: namen, uitleg, standen en waarom iets geweigerd wordt. */
export const clocks = {
  open: {
    title: 'Lopende termijnen',
    more: '{n, plural, one {Nog # termijn} other {Nog # termijnen}}, met meer tijd',
    breach: 'Dossier van een datalek',
    nis2: 'NIS2-verslag',
    request: 'Verzoek van een betrokkene',
  },
  rule: {
    'gdpr.33.1': 'Melding aan de toezichthouder',
    'gdpr.33.2': 'Melding aan de verwerkingsverantwoordelijke',
    'gdpr.34.1': 'De betrokkenen inlichten',
    'gdpr.12.3': 'Antwoord aan de betrokkene',
    'gdpr.12.3.extended': 'Antwoord aan de betrokkene, verlengd',
    'gdpr.36.2': 'Advies van de toezichthouder',
    'gdpr.36.2.extended': 'Advies van de toezichthouder, verlengd',
    'nis2.early': 'Vroege waarschuwing NIS2',
    'nis2.notification': 'Incidentmelding NIS2',
    'nis2.final': 'Eindverslag NIS2',
    'nis2.final_after_progress': 'Eindverslag NIS2 na afhandeling',
    'nis2.registration_change': 'Wijziging van de registratie NIS2',
  },
  source: {
    'gdpr.33.1': 'AVG, artikel 33, lid 1',
    'gdpr.33.2': 'AVG, artikel 33, lid 2',
    'gdpr.34.1': 'AVG, artikel 34, lid 1',
    'gdpr.12.3': 'AVG, artikel 12, lid 3',
    'gdpr.12.3.extended': 'AVG, artikel 12, lid 3',
    'gdpr.36.2': 'AVG, artikel 36, lid 2',
    'gdpr.36.2.extended': 'AVG, artikel 36, lid 2',
    'nis2.early': 'NIS2-wet van 26 april 2024, artikelen 34 tot 38 (richtlijn, artikel 23, lid 4, a)',
    'nis2.notification': 'NIS2-wet van 26 april 2024, artikelen 34 tot 38 (richtlijn, artikel 23, lid 4, b)',
    'nis2.final': 'NIS2-wet van 26 april 2024, artikelen 34 tot 38 (richtlijn, artikel 23, lid 4, d)',
    'nis2.final_after_progress': 'NIS2-wet van 26 april 2024, artikelen 34 tot 38 (richtlijn, artikel 23, lid 4, e)',
    'nis2.registration_change': 'NIS2-wet van 26 april 2024, artikel 13',
  },
  start: {
    aware_at: 'kennisname',
    processor_aware_at: 'kennisname als verwerker',
    high_risk_decided_at: 'vaststelling van het hoge risico',
    request_received_at: 'ontvangst van het verzoek',
    consultation_received_at: 'ontvangst van de raadpleging',
    notification_submitted_at: 'indienen van de melding',
    incident_closed_at: 'einde van de afhandeling',
    changed_at: 'wijziging',
  },
  duration: {
    hours: '{n} uur',
    weeks: '{n, plural, one {# week} other {# weken}}',
    months: '{n, plural, one {# maand} other {# maanden}}',
    none: 'zonder onredelijke vertraging',
  },
  phase: { running: 'Loopt', due_soon: 'Bijna verstreken', overdue: 'Te laat', stopped: 'Gestopt' },
  stopped: { in_time: 'Op tijd afgerond', late: 'Te laat afgerond' },
  until: 'tot {at}',
  left: 'nog {time}',
  late_by: '{time} te laat',
  no_deadline: 'Zonder onredelijke vertraging',
  time: {
    minutes: '{n, plural, one {# minuut} other {# minuten}}',
    hours: '{h} u {m} min',
    days: '{d, plural, one {# dag} other {# dagen}} {h} u',
  },
  explain: {
    title: 'Hoe deze termijn berekend is',
    start: 'De klok loopt vanaf {moment}: {start}.',
    rule: '{source} geeft {duration}. Deze regel geldt sinds {day}.',
    no_duration: '{source} noemt geen aantal uren of dagen: het moet zonder onredelijke vertraging.',
    hours: 'De uren lopen door, ook ’s nachts, in het weekend en op feestdagen.',
    calendar: 'Weken en maanden tellen op de kalender: zelfde uur op de laatste dag.',
    clamped: 'Die maand heeft geen dag met hetzelfde nummer. Daarom telt de laatste dag van de maand.',
    zone: 'Alle tijden zijn tijden in Brussel ({offset} bij het begin).',
    forward: 'Op {moment} gaat de klok een uur vooruit. Aan het aantal verstreken uren verandert dat niets.',
    back: 'Op {moment} gaat de klok een uur terug. Aan het aantal verstreken uren verandert dat niets.',
    deadline: 'Uiterlijk {moment}.',
    later: {
      full_hour:
        'Ter informatie: wie het uur van de kennisname niet meetelt, komt uit op {moment} (verordening 1182/71, artikel 3, lid 1). Reken er niet op.',
      end_of_day:
        'Ter informatie: wie tot het einde van de laatste dag telt, komt uit op {moment} (verordening 1182/71, artikel 3, lid 2). Reken er niet op.',
      working_day:
        'Ter informatie: de laatste dag is geen werkdag, en wie doorschuift naar de volgende werkdag komt uit op {moment} (verordening 1182/71, artikel 3, lid 4). Reken er niet op.',
    },
  },
  act_resolved: {
    doubled:
      'Bewaard. Dat uur komt die nacht twee keer, omdat de klok een uur teruggaat. We namen het tweede, zodat niets op tijd lijkt wat het niet was.',
    missing:
      'Bewaard. Dat uur bestaat die nacht niet, omdat de klok een uur vooruitgaat. We namen het laatste moment dat u kunt bedoelen.',
  },
  resolved: {
    doubled:
      'Dat uur komt die nacht twee keer, omdat de klok een uur teruggaat. We rekenen met het eerste, zodat de termijn nooit te laat valt.',
    missing:
      'Dat uur bestaat die nacht niet, omdat de klok een uur vooruitgaat. We rekenen met het vroegste moment dat u kunt bedoelen: {moment}.',
  },
  step: {
    hours: '{n} uur na het begin',
    days: '{n, plural, one {# dag} other {# dagen}} vooraf',
    deadline: 'Termijn verstreken',
  },
  aware: {
    future: 'Dat moment ligt in de toekomst. Vul in wanneer uw bestuur het te weten kwam.',
    before_occurrence:
      'U kunt het niet geweten hebben voor het gebeurde. Kijk beide tijden na: het begin van het voorval en de kennisname.',
  },
  occurrence: {
    future: 'Dat ligt in de toekomst. Vul in wanneer het gebeurde.',
    end_before_start: 'Het einde valt voor het begin. Kijk beide na.',
  },
  sent: {
    not_aware: 'Vul eerst in sinds wanneer uw bestuur het weet. Zonder dat moment kan er geen melding zijn.',
    before_awareness: 'Een melding kan niet verstuurd zijn voor uw bestuur het wist. Kijk beide tijden na.',
    future: 'Dat moment ligt in de toekomst. Vul in wanneer de melding vertrok.',
  },
  precision: {
    minute: 'Op de minuut',
    day: 'Op de dag',
    month: 'Op de maand',
    year: 'Op het jaar',
    unknown: 'Onbekend',
  },
  parts: { year: 'Jaar', month: 'Maand', day: 'Dag', time: 'Uur' },
  partial: {
    year_missing: 'Vul ook het jaar in.',
    month_missing: 'Vul ook de maand in, of laat de dag leeg.',
    day_missing: 'Vul ook de dag in, of laat het uur leeg.',
    year_impossible: 'Dat jaar bestaat niet. Schrijf vier cijfers, zoals 2026.',
    month_impossible: 'Die maand bestaat niet. Schrijf een getal van 1 tot 12.',
    day_impossible: 'Die dag bestaat niet in die maand.',
    time_impossible: 'Dat uur bestaat niet. Schrijf het als 14:30.',
  },
} as const;
