/** First tasks for seven kinds of incident, with which a service begins its own list. Own words; hours from the report. */

export const TASK_TEMPLATE_KINDS = [
  'malware',
  'phishing',
  'lost_device',
  'wrong_recipient',
  'supplier_breach',
  'ransomware',
  'identity_fraud',
] as const;
export type TaskTemplateKind = (typeof TASK_TEMPLATE_KINDS)[number];

export interface TaskTemplate {
  titleNl: string;
  titleEn: string;
  /** Hours after the incident was reported. */
  dueHours: number;
}

const task = (dueHours: number, titleNl: string, titleEn: string): TaskTemplate => ({ titleNl, titleEn, dueHours });

const judge = task(
  24,
  'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
  'Judge whether personal data are involved and ask for the DPO’s advice',
);
const lessons = task(336, 'Lessen opschrijven en maatregelen voorstellen', 'Write down lessons and propose measures');

/** The tasks of a template, soonest first. */
export const TASK_TEMPLATES: Record<TaskTemplateKind, readonly TaskTemplate[]> = {
  malware: [
    task(1, 'Het toestel van het netwerk halen en aan laten staan', 'Take the device off the network and leave it on'),
    task(4, 'Nagaan welke andere toestellen hetzelfde tonen', 'Find out which other devices show the same'),
    task(8, 'Wachtwoorden van de gebruikers van het toestel wijzigen', 'Change the passwords of the device’s users'),
    judge,
    task(24, 'Logbestanden en een staal bewaren als bewijs', 'Keep logs and a sample as evidence'),
    task(72, 'Het toestel herinstalleren of vrijgeven', 'Reinstall or release the device'),
    lessons,
  ],
  phishing: [
    task(1, 'De afzender en de link blokkeren', 'Block the sender and the link'),
    task(2, 'Nagaan wie klikte of gegevens invulde', 'Find out who clicked or filled in data'),
    task(4, 'Wachtwoorden en sessies van wie invulde intrekken', 'Revoke passwords and sessions of who filled in data'),
    task(8, 'Nakijken of er doorstuurregels in de mailboxen staan', 'Look for forwarding rules in the mailboxes'),
    task(8, 'De collega’s waarschuwen met een voorbeeld', 'Warn colleagues with an example'),
    judge,
    lessons,
  ],
  lost_device: [
    task(1, 'Het toestel vanop afstand vergrendelen of wissen', 'Lock or wipe the device from a distance'),
    task(2, 'Accounts en certificaten van het toestel intrekken', 'Revoke accounts and certificates of the device'),
    task(8, 'Nagaan wat erop stond en of het versleuteld was', 'Find out what it held and whether it was encrypted'),
    task(24, 'Aangifte doen bij de politie', 'Report it to the police'),
    judge,
    lessons,
  ],
  wrong_recipient: [
    task(1, 'Het bericht intrekken of de ontvanger opbellen', 'Recall the message or telephone the recipient'),
    task(4, 'Schriftelijk laten bevestigen dat het gewist is', 'Have it confirmed in writing that it was deleted'),
    task(8, 'Oplijsten over wie en over welke gegevens het gaat', 'List whose data and which data they are'),
    judge,
    lessons,
  ],
  supplier_breach: [
    task(
      2,
      'De leverancier vragen wat, wanneer en wie het betreft',
      'Ask the supplier what, when and whom it concerns',
    ),
    task(4, 'Nagaan welke besturen en verwerkingen de leverancier bedient', 'Find out which municipalities it serves'),
    task(8, 'Koppelingen en sleutels van de leverancier stopzetten', 'Stop the supplier’s connections and keys'),
    judge,
    task(48, 'Het verslag van de leverancier opvragen en bewaren', 'Ask for the supplier’s report and keep it'),
    task(336, 'De verwerkersovereenkomst nalezen en bijsturen', 'Reread and mend the processor agreement'),
    lessons,
  ],
  ransomware: [
    task(1, 'Netwerk en back-ups losmaken, niets uitzetten', 'Disconnect network and back-ups, turn nothing off'),
    task(2, 'Het crisisteam en de algemeen directeur samenroepen', 'Call the crisis team and the general director'),
    task(4, 'Het CCB en de verzekeraar verwittigen', 'Tell the CCB and the insurer'),
    task(8, 'Nagaan of er gegevens zijn weggehaald', 'Find out whether data were taken'),
    task(12, 'De dienstverlening op papier of elders regelen', 'Arrange service on paper or elsewhere'),
    judge,
    task(24, 'Klacht indienen bij de politie', 'File a complaint with the police'),
    task(72, 'Herstellen vanaf een back-up die nagekeken is', 'Restore from a back-up that was looked at'),
    lessons,
  ],
  identity_fraud: [
    task(2, 'De betrokken accounts en aanvragen blokkeren', 'Block the accounts and applications concerned'),
    task(8, 'Nagaan welke handelingen onder die identiteit gebeurden', 'Find out what was done under that identity'),
    task(24, 'De persoon inlichten en helpen met de aangifte', 'Tell the person and help to report it'),
    judge,
    task(48, 'Onterechte beslissingen en betalingen terugdraaien', 'Undo wrongful decisions and payments'),
    lessons,
  ],
};

/** The tasks of a template with the moment by which each is due. */
export function tasksFrom(kind: TaskTemplateKind, reportedAt: Date): (TaskTemplate & { dueAt: Date })[] {
  return TASK_TEMPLATES[kind].map((one) => {
    return { ...one, dueAt: new Date(reportedAt.getTime() + one.dueHours * 3_600_000) };
  });
}
