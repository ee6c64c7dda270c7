export const mail = {
  greeting: 'Dag {name}',
  footer:
    'Waarborg verstuurde deze mail automatisch. Een antwoord op dit adres wordt niet gelezen; neem bij vragen contact op met uw DPO of beheerder.',
  kind: {
    invitation: 'Uitnodiging',
    password_reset: 'Nieuw wachtwoord gevraagd',
    password_changed: 'Wachtwoord gewijzigd',
    second_factor_changed: 'Tweede stap gewijzigd',
    checklists_launched: 'Nieuwe vragenlijsten',
    checklists_reminder: 'Herinnering',
    checklists_extended: 'Uitstel voor vragenlijsten',
    checklists_closed: 'Vragenlijsten gesloten',
    checklists_reopened: 'Vragenlijsten heropend',
    checklist_submitted: 'Vragenlijst ingediend',
    checklist_returned: 'Vragenlijst teruggestuurd',
    checklist_accepted: 'Vragenlijst aanvaard',
    checklist_handed_over: 'Vragenlijst toevertrouwd',
    questions_handed_over: 'Vragen gegeven',
    mentioned: 'Genoemd in een opmerking',
    incident_reported: 'Incident gemeld',
    incident_by_event: 'Gedeeld voorval: eigen incident',
    breach_opened: 'Dossier van een datalek geopend',
    breach_advised: 'Advies over een datalek',
    legal_clock: 'Wettelijke termijn',
    evidence_expiring: 'Bewijs vervalt binnenkort',
    message_to_municipality: 'Bericht van de DPO',
  },
  invitation: {
    subject: 'Uw toegang tot Waarborg voor {service}',
    given:
      '{invitedBy} gaf u toegang tot Waarborg, waarin {service} de informatieveiligheid en de privacy van lokale besturen opvolgt.',
    role: 'Uw rol: {role}.',
    role_for: 'Uw rol voor {municipality}: {role}.',
    choose: 'Kies uw wachtwoord met deze link. Hij werkt één keer en blijft zeven dagen geldig.',
    sign_in: 'Meld u aan met het wachtwoord dat u al hebt:',
  },
  password_reset: {
    subject: 'Een nieuw wachtwoord voor Waarborg',
    asked: 'Er werd een nieuw wachtwoord gevraagd voor uw profiel in Waarborg.',
    choose: 'Kies het met deze link. Hij werkt één keer en blijft een uur geldig.',
    not_you: 'Vroeg u dit niet? Dan hoeft u niets te doen: uw wachtwoord blijft wat het was.',
  },
  password_changed: {
    subject: 'Uw wachtwoord voor Waarborg is gewijzigd',
    changed: 'Uw wachtwoord werd gewijzigd. Overal elders waar u aangemeld was, bent u nu afgemeld.',
    not_you: 'Was u dit niet? Kies dan meteen een nieuw wachtwoord en verwittig uw beheerder.',
  },
  second_factor_changed: {
    subject: 'Uw tweede stap voor Waarborg is gewijzigd',
    changed: 'Uw authenticator-app, uw passkeys of uw herstelcodes werden gewijzigd.',
    not_you: 'Was u dit niet? Kies dan meteen een nieuw wachtwoord en verwittig uw beheerder.',
  },
  checklists_launched: {
    subject: '{n, plural, one {Een nieuwe vragenlijst voor u} other {# nieuwe vragenlijsten voor u}}',
    asks: '{service} vraagt u om {n, plural, one {deze vragenlijst} other {deze # vragenlijsten}} in te vullen, uiterlijk op {due}.',
    pace: 'U kunt op elk moment stoppen en later verdergaan: wat u invult, wordt bewaard.',
  },
  checklists_reminder: {
    subject:
      '{n, plural, one {Herinnering: een vragenlijst wacht op u} other {Herinnering: # vragenlijsten wachten op u}}',
    asks: '{service} wacht nog op {n, plural, one {deze vragenlijst} other {deze # vragenlijsten}} van u.',
    asks_by: '{by} van {service} wacht nog op {n, plural, one {deze vragenlijst} other {deze # vragenlijsten}} van u.',
    due: 'Uiterlijk op {due}',
    late: 'Werd gevraagd tegen {due}',
    open: '{n, plural, =0 {alles is beantwoord, u hoeft ze enkel nog in te dienen} one {nog # vraag te beantwoorden} other {nog # vragen te beantwoorden}}',
    help: 'Lukt het niet tegen die dag, of hebt u een vraag? Laat het uw DPO weten. Wat u al invulde, is bewaard.',
    why: 'De reden leest u na het aanmelden, bij het verloop van de vragenlijst.',
  },
  checklists_extended: {
    subject: '{n, plural, one {Meer tijd voor uw vragenlijst} other {Meer tijd voor # vragenlijsten}}',
    text: '{by} van {service} gaf u meer tijd voor {n, plural, one {deze vragenlijst} other {deze # vragenlijsten}}.',
  },
  checklists_closed: {
    subject: '{n, plural, one {Een vragenlijst is gesloten} other {# vragenlijsten zijn gesloten}}',
    text: '{by} van {service} sloot {n, plural, one {deze vragenlijst} other {deze # vragenlijsten}}. U hoeft er niets meer voor te doen; wat u invulde, blijft leesbaar.',
  },
  checklists_reopened: {
    subject: '{n, plural, one {Een vragenlijst is heropend} other {# vragenlijsten zijn heropend}}',
    text: '{by} van {service} opende {n, plural, one {deze vragenlijst} other {deze # vragenlijsten}} opnieuw. Alles wat er stond, is er nog.',
  },
  checklist_submitted: {
    subject: 'Ingediend: {title} ({municipality})',
    text: '{by} diende de vragenlijst “{title}” van {municipality} in. Ze staat klaar om na te kijken.',
  },
  checklist_returned: {
    subject: 'Graag aanvullen: {title} ({municipality})',
    text: 'De DPO keek de vragenlijst “{title}” van {municipality} na en vraagt om bij enkele antwoorden iets aan te vullen, uiterlijk op {due}. De opmerkingen staan bij de vragen.',
  },
  checklist_accepted: {
    subject: 'Aanvaard: {title} ({municipality})',
    text: 'De DPO aanvaardde de vragenlijst “{title}” van {municipality}. Bedankt voor uw werk. Het resultaat staat klaar.',
  },
  checklist_handed_over: {
    subject: 'Aan u toevertrouwd: {title} ({municipality})',
    text: '{by} vraagt u om de vragenlijst “{title}” van {municipality} in te vullen, uiterlijk op {due}.',
  },
  questions_handed_over: {
    subject: '{n, plural, one {Een vraag} other {# vragen}} voor u: {title} ({municipality})',
    text: '{by} vraagt u om {n, plural, one {één vraag} other {# vragen}} van de vragenlijst “{title}” van {municipality} te beantwoorden, uiterlijk op {due}. Meld u aan met deze link; u ziet enkel de vragen voor u.',
    after: 'Daarna staan uw vragen hier:',
  },
  incident_by_event: {
    subject: 'Nieuw incident voor {municipality}: {number}',
    text: 'De DPO opende een incident ({number}) voor {municipality}, als deel van een voorval bij meer besturen. Wat er gebeurde en wat u doet, leest u na het aanmelden.',
  },
  incident_reported: {
    subject: '{municipality} meldt een incident: {number}',
    text: '{municipality} meldde een incident ({number}). Wat er gebeurde, leest u na het aanmelden.',
    personal_yes: 'Er zijn persoonsgegevens bij betrokken. Dan kan een wettelijke termijn lopen: bekijk de melding nu.',
    personal_unknown:
      'Of er persoonsgegevens bij betrokken zijn, is nog niet bekend. Ga dat eerst na: er kan een wettelijke termijn lopen.',
  },
  breach_opened: {
    subject: 'Datalek {number}: {entity}',
    text: 'Voor {entity} ({municipality}) is het dossier {number} van een datalek geopend. Wat er gebeurde, leest u na het aanmelden.',
    clock: 'Uw bestuur weet het sinds {at}. Vanaf dan loopt de wettelijke termijn om het te melden (AVG, artikel 33).',
    no_clock:
      'Sinds wanneer uw bestuur het weet, is nog niet ingevuld. Doe dat eerst: de wettelijke termijn kan al lopen.',
  },
  breach_advised: {
    subject: 'Uw beslissing over datalek {number}: {entity}',
    text: 'De DPO gaf advies over het datalek {number} van {entity} ({municipality}). Nu is het aan u: beslis of het gemeld wordt. De wettelijke termijn loopt door tot de melding vertrokken is, of tot u beslist niet te melden.',
  },
  legal_clock: {
    subject: 'De termijn loopt: {number} ({entity})',
    subject_overdue: 'De termijn is voorbij: {number} ({entity})',
    breach:
      'Over het datalek {number} van {entity} ({municipality}) is nog niet gemeld en niet beslist om niet te melden.',
    request: 'Het verzoek {number} aan {entity} ({municipality}) is nog niet beantwoord.',
    nis2: 'Het verslag over {number} van {entity} ({municipality}) aan het CCB is nog niet verstuurd.',
    until: 'De wettelijke termijn loopt tot {at}.',
    was: 'De wettelijke termijn liep tot {at}. Doe het nu alsnog, en schrijf op waarom het later is.',
    no_deadline: 'De wet vraagt dit zonder onredelijke vertraging.',
  },
  evidence_expiring: {
    subject: '{n, plural, one {Een bewijsstuk vervalt binnenkort} other {# bewijsstukken vervallen binnenkort}}',
    text: 'Bij {service} {n, plural, one {vervalt binnenkort een bewijsstuk} other {vervallen binnenkort # bewijsstukken}} waarvoor u instaat.',
    within: '{n, plural, one {# stuk} other {# stukken}} binnen {days} dagen',
    help: 'Voeg een nieuwe versie toe of pas de datum aan. Is een stuk niet meer nodig? Dan hoeft u niets te doen.',
  },
  message_to_municipality: {
    subject: 'Bericht van {service}: {subject}',
    wrote: '{by} van {service} schrijft u:',
    where: 'U leest dit bericht ook na het aanmelden:',
  },
  mentioned: {
    subject: 'Een opmerking voor u: {title} ({municipality})',
    text: '{by} schreef u een opmerking bij een vraag van “{title}” van {municipality}. U leest ze na het aanmelden:',
  },
} as const;
