import type { Bilingual, FrameworkFile, FrameworkNode, RequirementNode } from '../frameworks/format.ts';

const LEVEL = { level: 'all', levels: ['all'], key_levels: [], management: false, na_levels: ['all'] };

type Over = Partial<
  Pick<RequirementNode, 'weight' | 'help' | 'evidence' | 'measure' | 'applies_to' | 'regimes' | 'follows'>
>;

function section(code: string, title: Bilingual): FrameworkNode {
  return { kind: 'section', code, parent: null, title };
}

function question(code: string, nl: string, en: string, over: Over = {}): FrameworkNode {
  const [parent = null] = code.split('.');
  const rest = { weight: 1, help: null, evidence: null, measure: null, applies_to: [], regimes: [], follows: null };
  return { kind: 'requirement', code, parent, title: { nl, en }, ...LEVEL, ...rest, ...over };
}

const both = (nl: string, en: string): Bilingual => ({ nl, en });

/** The own framework of the demo's first service: invented, short, with every kind of rule in it. */
export const OWN_FRAMEWORK: FrameworkFile = {
  code: 'wifi_camera',
  edition: '1',
  title: both('Publieke wifi en camera’s', 'Public wifi and cameras'),
  owner: 'Welzijnsvereniging Demoland',
  source_note: 'Zelf gemaakt door de dienst, na vragen van de besturen over bibliotheken en sportzalen.',
  verified: true,
  scale: 'compliance',
  levels: [{ code: 'all', title: both('Volledig', 'Complete') }],
  thresholds: null,
  not_applicable: null,
  score_groups: null,
  nodes: [
    section('W', both('Wifi voor bezoekers', 'Wifi for visitors')),
    question('W.1', 'Biedt het bestuur wifi aan bezoekers aan?', 'Does the authority offer wifi to visitors?', {
      help: both(
        'Denk aan het onthaal, de bibliotheek, de sporthal en het dienstencentrum.',
        'Think of the reception, the library, the sports hall and the service centre.',
      ),
    }),
    question(
      'W.2',
      'Staat dat netwerk los van het netwerk van het personeel?',
      'Is that network apart from that of the staff?',
      {
        weight: 3,
        evidence: both('Schema van het netwerk', 'Diagram of the network'),
        measure: both(
          'Geef bezoekers een eigen netwerk dat niets van het bestuur kan bereiken.',
          'Give visitors a network of their own that reaches nothing of the authority.',
        ),
        follows: { code: 'W.1', on: ['yes', 'partly'] },
      },
    ),
    question(
      'W.3',
      'Weten bezoekers wat er van hun gebruik bijgehouden wordt?',
      'Do visitors know what is kept of their use?',
      {
        help: both('Een korte tekst op het aanmeldscherm volstaat.', 'A short text on the sign-in screen will do.'),
        follows: { code: 'W.1', on: ['yes', 'partly'] },
      },
    ),
    question(
      'W.4',
      'Kunnen cliënten van het OCMW in de wachtzaal anoniem surfen?',
      'Can clients of the OCMW browse anonymously?',
      {
        applies_to: ['ocmw'],
        follows: { code: 'W.1', on: ['yes'] },
      },
    ),
    section('C', both('Camera’s', 'Cameras')),
    question(
      'C.1',
      'Hangen er bewakingscamera’s in of aan gebouwen van het bestuur?',
      'Are there surveillance cameras?',
      {
        weight: 2,
      },
    ),
    question(
      'C.2',
      'Zijn alle camera’s aangegeven en staat er een pictogram?',
      'Are all cameras declared, with a pictogram?',
      {
        weight: 3,
        evidence: both('Bevestiging van de aangifte; foto van het pictogram', 'Confirmation of the declaration; photo'),
        follows: { code: 'C.1', on: ['yes', 'partly'] },
      },
    ),
    question(
      'C.3',
      'Wie mag de beelden bekijken, en wordt dat bijgehouden?',
      'Who may look at the images, and is that kept?',
      {
        measure: both('Hou een lijst bij van wie wanneer waarom keek.', 'Keep a list of who looked when and why.'),
        follows: { code: 'C.1', on: ['yes', 'partly'] },
      },
    ),
    question('C.4', 'Staat de opname in het plan voor NIS2?', 'Is the recorder part of the plan for NIS2?', {
      regimes: ['nis2'],
      follows: { code: 'C.1', on: ['yes', 'partly'] },
    }),
  ],
};
