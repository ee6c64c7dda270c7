import { isReworded, writeSeenPrevious } from '#app/domain/previous.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { CheckField } from '#app/ui/Field.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { PreviousLine } from '#db/queries/previous.server.ts';
import { ValueFacts, valueLine } from './AnswerSummary.tsx';
import { EvidenceLink } from './EvidenceList.tsx';
import type { LastYearOf } from './view-confirm.server.ts';

interface LastYearProps {
  lastYear: LastYearOf;
  checklist: { scale: 'maturity' | 'compliance' };
  words: { oneScore: boolean; code: string };
  /** Where the confirmation goes, and the downloads of last year's evidence by their numbers. */
  links: { confirm: string; files: Readonly<Record<number, string>> };
  editable: boolean;
}

/** What last year says of a question: to confirm with one button, or only to read beside it. Never filled in. */
export function LastYear({ lastYear, checklist, words, links, editable }: LastYearProps) {
  const t = useT();
  const { lines, evidence } = lastYear;
  if (lines.length === 0) return null;
  const first = lines.find((line) => line.fault === null) ?? null;
  return (
    <section className="card last-year" aria-labelledby="last-year">
      <h2 id="last-year">{t('next_year.last_year.heading')}</h2>
      {lines.map((line, index) => (
        <div key={line.fromCode} className="last-year-line">
          <PreviousAnswer line={line} scale={checklist.scale} oneScore={words.oneScore} />
          {index === 0 && evidence.length > 0 && (
            <>
              <p className="small">{t('next_year.last_year.evidence_n', { n: evidence.length })}</p>
              <ul className="plain-list small">
                {evidence.map((piece) => (
                  <li key={piece.id}>
                    <EvidenceLink piece={piece} href={links.files[piece.id]} />
                  </li>
                ))}
              </ul>
            </>
          )}
          {editable && line === first && <ConfirmOne line={line} evidence={evidence.length} links={links} />}
        </div>
      ))}
    </section>
  );
}

/** One answer of last year with its verdict, and how it relates to what is asked now. */
export function PreviousAnswer({
  line,
  scale,
  oneScore,
}: {
  line: PreviousLine;
  scale: 'maturity' | 'compliance';
  oneScore: boolean;
}) {
  const t = useT();
  const language = useLanguage();
  const { answer, verdict, relation } = line;
  const own = verdict && (verdict.choice || verdict.doc || verdict.impl) ? valueLine(t, verdict) : null;
  return (
    <>
      {relation !== 'same' && (
        <p className="small">
          <Status tone={relation === 'equal' ? 'busy' : 'quiet'}>
            {t(`next_year.last_year.relation.${relation}`)}
          </Status>{' '}
          {t('next_year.last_year.from_code', {
            code: line.fromCode,
            title: language === 'nl' ? line.fromNl : line.fromEn,
          })}
        </p>
      )}
      <Reworded line={line} />
      <ValueFacts values={answer} scale={scale} oneScore={oneScore} />
      {answer.explanation && <p className="typed">{answer.explanation}</p>}
      {line.exceptions.map((each) => (
        <p key={each.entityId} className="small">
          {t('next_year.last_year.exception', { name: each.entity, value: valueLine(t, each) })} {each.reason}
        </p>
      ))}
      <p className="soft small">
        {t('next_year.last_year.answered_on', { day: formatDay(language, answer.answeredOn) })}{' '}
        {verdict && t(`next_year.last_year.verdict_${verdict.outcome}`)}
      </p>
      {verdict?.remark && <p className="typed small">{verdict.remark}</p>}
      {own && <p className="small">{t('next_year.last_year.verified', { value: own })}</p>}
      {line.confirmed && (
        <p>
          <Status tone="good">{t('next_year.last_year.confirmed')}</Status>
        </p>
      )}
      {line.fault === 'only_beside' && <p className="soft small">{t('next_year.last_year.beside')}</p>}
      {line.fault !== null && line.fault !== 'only_beside' && line.fault !== 'answered' && (
        <p className="soft small">{t(`next_year.fault.${line.fault}`)}</p>
      )}
    </>
  );
}

/** That the question was put in other words last year, and which: who confirms an answer must know to what it was given. */
export function Reworded({ line }: { line: PreviousLine }) {
  const t = useT();
  const language = useLanguage();
  if (!isReworded(line, language)) return null;
  const [title, now, help] =
    language === 'nl' ? [line.fromNl, line.titleNl, line.oldHelpNl] : [line.fromEn, line.titleEn, line.oldHelpEn];
  return (
    <span className="reworded small block">
      <Status tone="warning">{t('next_year.last_year.reworded')}</Status>{' '}
      {title !== now && t('next_year.last_year.old_title', { title })}{' '}
      {help && t('next_year.last_year.old_help', { help })}
    </span>
  );
}

function ConfirmOne({
  line,
  evidence,
  links,
}: { line: PreviousLine; evidence: number } & Pick<LastYearProps, 'links'>) {
  const t = useT();
  return (
    <form method="post" action={links.confirm}>
      <input type="hidden" name="from" value={line.code} />
      <input
        type="hidden"
        name="unchanged[]"
        value={writeSeenPrevious({ code: line.code, version: line.answer.version })}
      />
      {evidence > 0 && <CheckField name="carry" checked label={t('next_year.last_year.carry')} />}
      <Button kind="primary">{t('next_year.last_year.confirm')}</Button>
      <p className="hint">{t('next_year.last_year.confirm_hint')}</p>
    </form>
  );
}
