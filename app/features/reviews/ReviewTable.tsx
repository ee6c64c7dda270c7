import { TONE_OF_LINE } from '#app/domain/progress.ts';
import type { AnswerValues, Grade } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn, valuesText } from '#app/i18n/words.ts';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { StatedLine } from './review-lines.ts';
import type { ReviewPageData } from './review-shows.ts';

/** Every answer of the chosen state, in framework order; an exception stands under its requirement. */
export function ReviewTable({ page, one }: { page: ReviewPageData; one: (code: string) => string }) {
  const t = useT();
  return (
    <Table
      caption={t(`reviews.page.show.${page.show}`)}
      columns={[
        { key: 'code', label: t('reviews.page.code') },
        { key: 'own', label: t('reviews.page.own') },
        { key: 'verified', label: t('reviews.page.verified') },
        { key: 'state', label: t('reviews.page.state') },
      ]}
      rows={page.lines.map((line) => ({
        key: `${line.code}:${line.entityId ?? ''}`,
        cells: [
          <Measure key="code" line={line} href={one(line.code)} />,
          <Values key="own" values={line.answer} />,
          line.state === 'accepted' || line.state === 'returned' ? (
            <Values key="verified" values={verifiedOf(line)} same={isSame(line)} />
          ) : (
            '–'
          ),
          <>
            <Status tone={TONE_OF_LINE[line.state]}>{t(`terms.state.${line.state}`)}</Status>
            {line.again && <span className="soft small block">{t('reviews.page.again')}</span>}
          </>,
        ],
      }))}
    />
  );
}

function Measure({ line, href }: { line: StatedLine; href: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <span className={line.entityId === null ? undefined : 'nested'}>
      <a href={href}>
        <strong className="nowrap">{line.code}</strong> <span className="plain">{titleIn(language, line)}</span>
      </a>{' '}
      {line.keyMeasure && line.entityId === null && <span className="chip">{t('terms.key_measure')}</span>}
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
function verifiedOf({ verified, answer }: StatedLine): AnswerValues {
  return {
    choice: verified.choice ?? answer.choice,
    doc: verified.doc ?? answer.doc,
    impl: verified.impl ?? answer.impl,
  };
}

function isSame(line: StatedLine): boolean {
  const found = verifiedOf(line);
  return found.choice === line.answer.choice && found.doc === line.answer.doc && found.impl === line.answer.impl;
}
