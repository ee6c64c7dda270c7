import { TONE_OF_LINE } from '#app/domain/progress.ts';
import type { AnswerValues, Grade } from '#app/domain/review.ts';
import { writeTicked } from '#app/domain/review-year.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn, valuesText } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { ComparedLine } from './last-year.ts';
import type { ReviewPageData } from './review-shows.ts';
import { YearMarks } from './YearMarks.tsx';

interface Props {
  page: ReviewPageData;
  one: (code: string) => string;
}

/** The list, and under it the one button that accepts what is ticked; without anything to tick it is only a list. */
export function ReviewTable({ page, one }: Props) {
  const t = useT();
  const tickable = page.reviewable && page.lines.some((line) => line.state === 'to_review');
  if (!tickable) return <Lines page={page} one={one} tickable={false} />;
  return (
    <form method="post" className="ticked">
      <input type="hidden" name="intent" value="accept_ticked" />
      <FormKey value={page.formKeys.acceptTicked} />
      <Lines page={page} one={one} tickable />
      <div className="row" data-review="accept_ticked">
        <Button kind="primary">{t('speed.tick.accept')}</Button>
        {page.compares && <span className="soft small">{t('speed.tick.hint')}</span>}
      </div>
    </form>
  );
}

/** Every answer of the chosen state, in framework order; an exception stands under its requirement. */
function Lines({ page, one, tickable }: Props & { tickable: boolean }) {
  const t = useT();
  const columns = [
    { key: 'code', label: t('reviews.page.code') },
    { key: 'own', label: t('reviews.page.own') },
    ...(page.compares ? [{ key: 'year', label: t('speed.year.column') }] : []),
    { key: 'verified', label: t('reviews.page.verified') },
    { key: 'state', label: t('reviews.page.state') },
    ...(tickable ? [{ key: 'tick', label: t('speed.tick.column') }] : []),
  ];
  return (
    <Table
      caption={t(`reviews.page.show.${page.show}`)}
      columns={columns}
      rows={page.lines.map((line) => ({
        key: `${line.code}:${line.entityId ?? ''}`,
        cells: [
          <Measure key="code" line={line} href={one(line.code)} />,
          <Values key="own" values={line.answer} />,
          ...(page.compares ? [<LastYear key="year" line={line} />] : []),
          line.state === 'accepted' || line.state === 'returned' ? (
            <Values key="verified" values={verifiedOf(line)} same={isSame(line)} />
          ) : (
            '–'
          ),
          <>
            <Status tone={TONE_OF_LINE[line.state]}>{t(`terms.state.${line.state}`)}</Status>
            {line.again && <span className="soft small block">{t('reviews.page.again')}</span>}
          </>,
          ...(tickable ? [<Tick key="tick" line={line} />] : []),
        ],
      }))}
    />
  );
}

function LastYear({ line }: { line: ComparedLine }) {
  return (
    <>
      {line.before && line.year.mark === 'changed' && <Values values={line.before} same />}{' '}
      <YearMarks year={line.year} />
    </>
  );
}

/** Ticked beforehand when it equals what was accepted last year and was not returned this year. */
function Tick({ line }: { line: ComparedLine }) {
  const t = useT();
  if (line.state !== 'to_review' || line.answerId === null) return null;
  const seen = { answerId: line.answerId, version: line.version, newestVerdict: line.verdictId };
  const label = line.entity ? `${line.code}, ${line.entity}` : line.code;
  return (
    <input
      type="checkbox"
      name="ticked[]"
      value={writeTicked(seen)}
      defaultChecked={line.year.asAccepted && !line.again}
      aria-label={t('speed.tick.label', { code: label })}
    />
  );
}

function Measure({ line, href }: { line: ComparedLine; href: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <span className={line.entityId === null ? undefined : 'nested'}>
      <a href={href} data-review="row">
        <strong className="nowrap">{line.code}</strong> <span className="plain">{titleIn(language, line)}</span>
      </a>{' '}
      {line.keyMeasure && line.entityId === null && <span className="chip">{t('terms.key_measure')}</span>}
      {line.finding && line.entityId === null && <span className="chip">{t('speed.year.only.finding')}</span>}
      {line.entityId !== null && <span className="chip">{line.entity}</span>}
    </span>
  );
}

function Values({ values, same }: { values: AnswerValues; same?: boolean }) {
  const t = useT();
  if (values.choice !== null || (values.doc === null && values.impl === null)) {
    return <span className={same ? 'soft' : undefined}>{valuesText(t, values)}</span>;
  }
  const sign = (grade: Grade | null) => (grade === null ? '–' : grade === 'na' ? t('terms.short.na') : grade);
  return (
    <span className={same ? 'soft nowrap' : 'nowrap'}>
      <abbr title={t('terms.doc')}>{t('terms.short.doc')}</abbr> {sign(values.doc)} ·{' '}
      <abbr title={t('terms.impl')}>{t('terms.short.impl')}</abbr> {sign(values.impl)}
    </span>
  );
}

/** A verdict without a value of its own stands for the answer's. */
function verifiedOf({ verified, answer }: ComparedLine): AnswerValues {
  return {
    choice: verified.choice ?? answer.choice,
    doc: verified.doc ?? answer.doc,
    impl: verified.impl ?? answer.impl,
  };
}

function isSame(line: ComparedLine): boolean {
  const found = verifiedOf(line);
  return found.choice === line.answer.choice && found.doc === line.answer.doc && found.impl === line.answer.impl;
}
