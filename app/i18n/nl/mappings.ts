export const mappings = {
  coverage: {
    title: 'Afgeleide dekking',
    lead: 'Wat uw CyFun-antwoorden zeggen over NIS2, artikel 21, en ISO 27001.',
    no_proof: 'Afgeleid: geen bewijs van naleving',
    no_proof_text:
      'Deze pagina volgt uit een omzettingstabel. Een CyFun-vraag raakt een andere eis; ze vervangt die niet. Of aan die eis voldaan is, moet u bij de eis zelf nagaan.',
    from: 'Afgeleid uit',
    empty: 'Er is nog niets om uit af te leiden',
    empty_text:
      'Zodra dit bestuur een CyFun-vragenlijst beantwoordt, staat hier welke eisen van NIS2 en ISO 27001 ze raakt.',
    nis2: 'NIS2, artikel 21, lid 2',
    iso: 'ISO/IEC 27001:2022',
    caption: 'Afgeleide dekking van {framework}; geen bewijs van naleving',
    requirement: 'Eis',
    state: 'Afgeleid',
    answers: 'Rakende antwoorden',
    derived_from: 'Waaruit',
    no_source: 'Geen vraag op dit niveau raakt deze eis',
    sources: '{n, plural, one {# vraag raakt dit} other {# vragen raken dit}}',
    sources_of: '{n, plural, one {# vraag raakt {code}} other {# vragen raken {code}}}',
    unanswered: 'nog niet beantwoord',
  },
  state: {
    untouched: 'Niet geraakt',
    unanswered: 'Geraakt, niet beantwoord',
    partly: 'Geraakt, deels beantwoord',
    answered: 'Geraakt, beantwoord',
  },
  band: {
    low: '{n} zwak (1–2 of nee)',
    middle: '{n} midden (3 of deels)',
    high: '{n} sterk (4–5 of ja)',
    na: '{n} n.v.t.',
  },
  elsewhere: {
    heading: 'Wat u elders al antwoordde',
    count: '{n, plural, one {# antwoord} other {# antwoorden}}',
    hint: 'Uit andere vragenlijsten, via een omzettingstabel. Alleen om te lezen: hier wordt niets ingevuld.',
    more: 'En nog {n, plural, one {# antwoord dat} other {# antwoorden die}} verder af staan.',
  },
  left_out: {
    heading: 'Omzettingsregels die niet gebruikt worden',
    count: '{n, plural, one {# regel} other {# regels}}',
    unknown: 'Een van beide codes bestaat niet in het referentiekader.',
  },
} as const;
