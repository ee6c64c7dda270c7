/** What the server itself has to tell, when the pages cannot: the words in both languages, for nobody is known yet. */
const PAGES = {
  bad_request: {
    status: 400,
    nl: ['Deze vraag is onleesbaar', 'Controleer het adres en probeer opnieuw.'],
    en: ['This request cannot be read', 'Check the address and try again.'],
  },
  foreign_form: {
    status: 403,
    nl: [
      'Niet aanvaard',
      'Dit formulier kwam niet van deze site, of via een adres dat hier niet is ingesteld. Er is niets bewaard. Open de pagina opnieuw en probeer het nog eens.',
    ],
    en: [
      'Not accepted',
      'This form did not come from this site, or came by an address that is not configured here. Nothing was saved. Open the page again and retry.',
    ],
  },
  not_found: {
    status: 404,
    nl: ['Niet gevonden', 'Deze pagina bestaat niet.'],
    en: ['Not found', 'This page does not exist.'],
  },
  forbidden: {
    status: 403,
    nl: ['Niet voor u', 'Dit hoort niet bij uw rol, of het is u niet toevertrouwd.'],
    en: ['Not for you', 'This does not belong to your role, or was not handed to you.'],
  },
  method: {
    status: 405,
    nl: ['Dat kan hier niet', 'Dit adres laat deze bewerking niet toe.'],
    en: ['Not possible here', 'This address does not allow that.'],
  },
  too_large: {
    status: 413,
    nl: [
      'Te groot',
      'Wat u stuurde is groter dan hier mag: 25 MB voor een bestand, 1 MB voor een formulier. Er is niets bewaard. Ga terug; uw tekst staat er nog.',
    ],
    en: [
      'Too large',
      'What you sent is larger than allowed: 25 MB for a file, 1 MB for a form. Nothing was saved. Go back; your text is still there.',
    ],
  },
  unexpected: {
    status: 500,
    nl: [
      'Er ging iets mis',
      'Dit is onze fout. Wat u eerder bewaarde, is bewaard. Probeer het opnieuw; blijft het misgaan, geef dan het nummer hieronder door.',
    ],
    en: [
      'Something went wrong',
      'This is our fault. What you saved before is saved. Try again; if it keeps failing, pass on the number below.',
    ],
  },
  // The piece is there, its bytes are not what they were: a state that a back-up ends, so no 410 and no fault of the request.
  damaged: {
    status: 409,
    nl: [
      'Dit bestand is beschadigd',
      'Het is niet meer wat het was toen het werd toegevoegd, of het is weg uit de opslag. Daarom wordt het niet gegeven; dat staat nu in het logboek. Bewaard bleven: het bewijsstuk zelf, zijn gegevens, zijn vingerafdruk en de vragen waarbij het staat. Hebt u het bestand nog? Voeg het dan toe als nieuwe versie van het bewijsstuk. Anders kan uw beheerder het terughalen uit een back-up: geef het nummer hieronder door.',
    ],
    en: [
      'This file is damaged',
      'It is no longer what it was when it was added, or it is gone from the store. So it is not given; the journal says so now. Kept are the piece of evidence itself, its details, its fingerprint and the questions it stands beside. Do you still have the file? Add it as a new revision of the piece. Otherwise your administrator can bring it back from a back-up: pass on the number below.',
    ],
  },
  unavailable: {
    status: 503,
    nl: [
      'Even niet bereikbaar',
      'De gegevens zijn nu niet bereikbaar. Er is niets half bewaard. Probeer het over een minuut opnieuw.',
    ],
    en: [
      'Not reachable right now',
      'The data cannot be reached at the moment. Nothing was saved by halves. Try again in a minute.',
    ],
  },
  restarting: {
    status: 503,
    nl: ['Even geduld', 'Waarborg start opnieuw op. Er is niets half bewaard. Probeer het over een minuut opnieuw.'],
    en: ['One moment', 'Waarborg is restarting. Nothing was saved by halves. Try again in a minute.'],
  },
  disk_full: {
    status: 507,
    nl: [
      'Geen plaats meer',
      'De schijf van deze installatie is vol. Er is niets half bewaard. Verwittig uw beheerder; lezen kan meestal nog.',
    ],
    en: [
      'No space left',
      'The disk of this installation is full. Nothing was saved by halves. Tell your administrator; reading usually still works.',
    ],
  },
} as const satisfies Record<string, { status: number; nl: readonly [string, string]; en: readonly [string, string] }>;

export type PlainPage = keyof typeof PAGES;

/** The status with which a plain page is sent. */
export function plainStatus(page: PlainPage): number {
  return PAGES[page].status;
}

/** A whole page in Dutch and English that needs no database, no build and no script. Nothing of the request is in it. */
export function plainPage(page: PlainPage, { nonce, requestId }: { nonce: string; requestId: string }): string {
  const { nl, en } = PAGES[page];
  return `<!DOCTYPE html><html lang="nl-BE"><head><meta charset="utf-8"><title>${nl[0]} · Waarborg</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${nl[0]}</h1><p>${nl[1]}</p><div lang="en"><h2>${en[0]}</h2><p>${en[1]}</p></div>
<p><a href="/">Naar de startpagina <span lang="en">(start page)</span></a></p>
<p class="id">Nummer <span lang="en">(number)</span>: <code>${requestId}</code></p></main></body></html>`;
}

const STYLE =
  'html{font:100%/1.55 system-ui,sans-serif;color:#1b2430;background:#f4f6f8}body{margin:0}' +
  'main{max-width:38rem;margin:10vh auto 0;padding:2rem;background:#fff;border-top:4px solid #0b4f6c}' +
  'h1{font-size:1.75rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:1.5rem 0 .25rem}p{margin:0 0 1rem}' +
  'a{color:#0b4f6c}.id{color:#4a5666;font-size:.875rem;margin:0}';
