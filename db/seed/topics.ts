import { ORGANISATION } from './texts-organisation.ts';
import { PRIVACY } from './texts-privacy.ts';
import { SECURITY, type Told } from './texts-security.ts';

const TOLD: Readonly<Record<string, Told>> = { ...ORGANISATION, ...PRIVACY, ...SECURITY };

/** How much better or worse than the rest most municipalities are at something, on the scale of 1 to 5. */
export const USUAL: Readonly<Record<string, number>> = {
  backup: 0.5,
  firewall: 0.6,
  malware: 0.6,
  filters: 0.5,
  wifi: 0.3,
  accounts: 0.2,
  mfa: -0.1,
  segmentation: -0.5,
  recovery: -0.5,
  risk: -0.4,
  logs: -0.4,
  behaviour: -0.4,
  incident: -0.2,
  lessons: -0.2,
  dpo: 0.7,
  breach: 0.2,
  register: 0.2,
  dpia: -0.5,
  retention: -0.6,
  joint: -0.4,
  disclosure: -0.6,
  telework: 0.2,
};

/** Topics by the start of a requirement's code; the longest start that fits counts. */
const STARTS: Readonly<Record<string, string>> = Object.fromEntries(
  `legal GV.OC ID.GV-3 BE.39-42 KSZ.5.15.1
   risk GV.RM ID.RA-05 ID.GV-4 ID.RA-5 21.1 BE.30.3.1 BE.30.5 KSZ.5.1.3
   personnel GV.RR PR.IP-11 BE.30.3.9 KSZ.5.4.1
   policy GV.PO ID.GV-1 KSZ.5.2
   hardware ID.AM-01 ID.AM-1 KSZ.5.5.1
   software ID.AM-02 ID.AM-2
   priority ID.AM-05 ID.AM-5 KSZ.5.5.2
   data ID.AM-07 ID.AM-3
   patching ID.AM-08 PR.MA SMALL-2 KSZ.5.9.4
   threats ID.RA-01 ID.RA-1
   lessons ID.IM RS.IM BE.30.6 KSZ.5.13.3
   accounts PR.AA-01 PR.AC-1 KSZ.5.4.3
   wifi PR.AA-03.1 PR.AC-3.1
   mfa PR.AA-03.2 PR.AC-3.2 BE.30.3.10 KSZ.5.6.2 KSZ.5.6.4 SMALL-1
   rights PR.AA-05.1 PR.AC-4.1 KSZ.5.6.1
   critical PR.AA-05.2 PR.AC-4.2
   least PR.AA-05.3 PR.AC-4.3
   admin PR.AA-05.4 PR.AC-4.4 KSZ.5.6.3 SMALL-6
   physical PR.AA-06 PR.AC-2 KSZ.5.8 SMALL-7
   awareness PR.AT BE.30.3.7 KSZ.5.4.2 KSZ.5.3.4
   disposal PR.DS-01 PR.DS-3 KSZ.5.5.3
   backup PR.DS-11 PR.IP-4 KSZ.5.9.2 SMALL-5
   logs PR.PS-04 PR.PT-1 DE.AE KSZ.5.9.3
   filters PR.PS-05 PR.PT-4 KSZ.5.10.3
   firewall PR.IR-01.1 PR.AC-5.1 DE.CM-01.1 DE.CM-1 SMALL-4
   segmentation PR.IR-01.2 PR.AC-5.2 KSZ.5.10.1
   malware DE.CM-01.2 DE.CM-4 KSZ.5.9.1 SMALL-3
   behaviour DE.CM-03 DE.CM-3
   incident RS.MA RS.RP BE.30.3.2 KSZ.5.13.1 SMALL-8
   communication RS.CO
   recovery RC.RP BE.30.3.3 KSZ.5.14
   governance BE.31
   suppliers BE.30.3.4 BE.30.4 KSZ.5.12
   procurement BE.30.3.5 KSZ.5.11
   disclosure BE.30.3.11
   effectiveness BE.30.3.6 KSZ.5.15
   crypto BE.30.3.8 KSZ.5.7
   reporting BE.34-35 KSZ.5.13.2
   registration BE.13
   telework KSZ.5.3.5
   cell KSZ.5.3.3
   changes KSZ.5.9.5
   desk KSZ.5.8.3
   ksznetwork KSZ.5.1 KSZ.5.10.2
   dpo KSZ.5.3 GDPR.37 GDPR.38 GDPR.39
   principles GDPR.5
   retention GDPR.5.1.e GDPR.30.1.f
   accountability GDPR.5.2 GDPR.24
   basis GDPR.6 GDPR.7
   special GDPR.9 GDPR.10
   transparency GDPR.12.1 GDPR.13 GDPR.14
   rights GDPR.12 GDPR.15 GDPR.16 GDPR.17 GDPR.18 GDPR.19 GDPR.20 GDPR.21 GDPR.22
   design GDPR.25
   joint GDPR.26
   processors GDPR.28
   register GDPR.30
   security GDPR.32
   breach GDPR.33 GDPR.34
   dpia GDPR.35 GDPR.36
   transfer GDPR.44 GDPR.45 GDPR.46 GDPR.47 GDPR.48 GDPR.49`
    .split('\n')
    .flatMap((line) => {
      const [topic = '', ...starts] = line.trim().split(' ');
      return starts.map((start) => [start, topic]);
    }),
);

/** What a requirement is about. */
export function topicOf(code: string): string {
  for (let length = code.length; length > 0; length -= 1) {
    const topic = STARTS[code.slice(0, length)];
    if (topic && (length === code.length || !/[\da-z]/.test(code[length] ?? ''))) return topic;
  }
  return 'policy';
}

/** The sentence that fits a grade of 1 to 5. */
export function tell(topic: string, grade: number): string {
  const told = TOLD[topic];
  if (!told) return '';
  if (grade < 2.25) return told[0];
  return grade < 3.25 ? told[1] : told[2];
}
