import type { Actor } from '#app/domain/access.ts';
import type { SEVERITIES } from '#app/domain/finding.ts';
import { addFinding } from '#app/features/findings/add-finding.server.ts';
import { moveOneFinding } from '#app/features/findings/move-finding.server.ts';
import { sendMessage } from '#app/features/messages/send-message.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listFindings } from '#db/queries/findings.server.ts';
import { paths } from '../paths.ts';

type As = <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => Promise<T>;

/** What the demo's reviewer found at a checklist of an invented municipality; none of it is of a real one. */
const FOUND = [
  ['low', 'De lijst van contacten is van vorig jaar.', 'Kijk ze na bij elke wissel van personeel.'],
  ['medium', 'De afspraak staat in een mail, niet in het beleid.', 'Neem ze op bij de volgende herziening.'],
  ['high', 'Wie beslist als de directeur er niet is, staat nergens.', 'Wijs een vervanger aan en schrijf het op.'],
  ['critical', 'Het noodnummer in het plan is afgesloten.', 'Vervang het nummer en bel het elk kwartaal.'],
] as const satisfies readonly (readonly [(typeof SEVERITIES)[number], string, string])[];

/** A finding of each severity (open, reported as done, closed) and one message to several municipalities. */
export async function reviewDemo(
  as: As,
  { dpo, spoc }: Record<'dpo' | 'spoc', Actor>,
  at: { slug: string; checklistId: number; codes: readonly string[]; slugs: readonly string[] },
): Promise<void> {
  const { slug, checklistId } = at;
  await as(dpo, async (tx) => {
    for (const [index, [severity, text, measure]] of FOUND.entries()) {
      const code = at.codes[index] ?? at.codes[0] ?? '';
      const form = { form_key: crypto.randomUUID(), severity, text, measure, due_on: '' } as const;
      await addFinding(tx, { slug, checklistId, code }, form);
    }
    await sendMessage(
      tx,
      {
        form_key: crypto.randomUUID(),
        to: [...at.slugs],
        subject: 'Infosessie over verdachte mails',
        text: 'In november komen we langs met een korte sessie. Laat ons weten welke week u past.',
      },
      paths.municipalityMessages,
    );
  });
  const made = await as(dpo, (tx) => listFindings(tx, checklistId));
  const idOf = (severity: string) => made.find((line) => line.severity === severity)?.id ?? 0;
  const done = { intent: 'propose', version: 1, text: 'Staat in het beleid dat de raad goedkeurde.' } as const;
  await as(spoc, (tx) => moveOneFinding(tx, { slug, findingId: idOf('medium') }, done));
  const closed = { intent: 'resolve', version: 1, text: 'Nieuwe lijst gezien.' } as const;
  await as(dpo, (tx) => moveOneFinding(tx, { slug, findingId: idOf('low') }, closed));
}
