import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { figureOf } from '#app/domain/matrix.ts';
import { type Age, ageOf } from '#app/domain/progress.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type AnswerAside, listAllAnswers } from '#db/queries/all-answers.server.ts';

export interface AskedOfAll {
  framework: string;
  code: string;
  campaign: number | null;
}

export function readAskedOfAll(search: URLSearchParams): AskedOfAll {
  const campaign = search.get('campaign') ?? '';
  return {
    framework: search.get('framework')?.slice(0, 80) ?? '',
    code: search.get('code')?.slice(0, 80) ?? '',
    campaign: /^\d{1,9}$/.test(campaign) ? Number(campaign) : null,
  };
}

export type AnswerBeside = AnswerAside & { age: Age | null; mayRemark: boolean };

/** One requirement with the answers of all, the lowest first and those without a figure last. One query. */
export async function viewAllAnswers(tx: ActorTx, asked: AskedOfAll) {
  const today = localDate(tx.now);
  const found = await listAllAnswers(tx, asked);
  const rows: AnswerBeside[] = found.map((row) => ({
    ...row,
    age: row.updatedAt === null ? null : ageOf(localDate(new Date(row.updatedAt)), today),
    mayRemark: can(tx.actor, 'checklist.comment', { municipalityId: row.municipalityId }).allowed,
  }));
  return { asked, formKey: randomUUID(), rows: rows.toSorted((a, b) => rank(a) - rank(b)) };
}
export type AllAnswersView = Awaited<ReturnType<typeof viewAllAnswers>>;

/** Not answered is nobody's figure, and after it what does not apply. */
function rank({ scale, answer }: AnswerAside): number {
  const figure = figureOf(scale, answer ?? undefined);
  return figure === null ? 1_000 : figure === 'na' ? 2_000 : figure;
}
