import type { ReactNode } from 'react';
import type { DerivedState } from '#app/domain/derived-coverage.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { levelText, titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { CoverageView, DerivedFramework, DerivedRequirement, DerivedTouch } from './view-coverage.server.ts';

interface CoveragePageProps {
  view: CoverageView;
  municipality: { name: string };
  nav: ReactNode;
  links: {
    municipality: string;
    checklists: string;
    checklist: (id: number) => string;
    question: (checklist: number, code: string) => string;
  };
}

/** What the CyFun answers say of NIS2 article 21 and ISO 27001: derived, and said to be no proof on every part. */
export function CoveragePage({ view, municipality, nav, links }: CoveragePageProps) {
  const t = useT();
  const language = useLanguage();
  const { source, frameworks } = view;
  return (
    <Page
      title={t('mappings.coverage.title')}
      lead={t('mappings.coverage.lead')}
      crumbs={[{ label: municipality.name, href: links.municipality }, { label: t('mappings.coverage.title') }]}
    >
      {nav}
      {source === null ? (
        <EmptyState title={t('mappings.coverage.empty')}>
          <p>{t('mappings.coverage.empty_text')}</p>
          <ButtonLink href={links.checklists}>{t('checklists.title')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <Notice tone="warning" title={t('mappings.coverage.no_proof')}>
            <p>{t('mappings.coverage.no_proof_text')}</p>
          </Notice>
          <p>
            {t('mappings.coverage.from')}{' '}
            <a href={links.checklist(source.id)}>
              {source.title} ({titleIn(language, { titleNl: source.frameworkNl, titleEn: source.frameworkEn })},{' '}
              {levelText(t, source.level).toLowerCase()})
            </a>
            {', '}
            {source.entities.join(' + ')}.{' '}
            {t('checklists.answered_of', { answered: source.answered, total: source.total })}.
          </p>
          {frameworks.map((framework) => (
            <Derived key={framework.code} framework={framework} question={(code) => links.question(source.id, code)} />
          ))}
        </>
      )}
    </Page>
  );
}

/** Never the tone of something done: a derivation is at most under way. */
const TONES: Record<DerivedState, Tone> = {
  untouched: 'quiet',
  unanswered: 'quiet',
  partly: 'accent',
  answered: 'busy',
};

function Derived({ framework, question }: { framework: DerivedFramework; question: (code: string) => string }) {
  const t = useT();
  const language = useLanguage();
  const title = titleIn(language, framework);
  const caption = t('mappings.coverage.caption', { framework: title });
  return (
    <section className="derived">
      <h2>{t(framework.code === 'nis2' ? 'mappings.coverage.nis2' : 'mappings.coverage.iso')}</h2>
      <Table
        caption={caption}
        columns={[
          { key: 'requirement', label: t('mappings.coverage.requirement') },
          { key: 'state', label: t('mappings.coverage.state') },
          { key: 'spread', label: t('mappings.coverage.answers') },
          { key: 'from', label: t('mappings.coverage.derived_from') },
        ]}
        rows={framework.requirements.map((each) => ({
          key: each.code,
          cells: [
            <span key="title">
              <span className="code">{each.code}</span> {titleIn(language, each)}
            </span>,
            <Status key="state" tone={TONES[each.state]}>
              {t(`mappings.state.${each.state}`)}
            </Status>,
            spreadText(t, each),
            <Sources key="from" requirement={each} question={question} />,
          ],
        }))}
      />
    </section>
  );
}

function spreadText(t: Translate, { asked, answered, spread }: DerivedRequirement): string {
  if (asked === 0) return '–';
  const parts = (['low', 'middle', 'high', 'na'] as const)
    .filter((band) => spread[band] > 0)
    .map((band) => t(`mappings.band.${band}`, { n: spread[band] }));
  return [t('checklists.answered_of', { answered, total: asked }), ...parts].join(' · ');
}

function Sources({
  requirement: { touches, code },
  question,
}: {
  requirement: DerivedRequirement;
  question: (code: string) => string;
}) {
  const t = useT();
  if (touches.length === 0) return <>{t('mappings.coverage.no_source')}</>;
  return (
    <details>
      <summary aria-label={t('mappings.coverage.sources_of', { n: touches.length, code })}>
        {t('mappings.coverage.sources', { n: touches.length })}
      </summary>
      <ul className="plain-list small">
        {touches.map((touch) => (
          <Source key={touch.code} touch={touch} href={question(touch.code)} />
        ))}
      </ul>
    </details>
  );
}

function Source({ touch, href }: { touch: DerivedTouch; href: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <li>
      <a href={href}>
        {touch.code} {titleIn(language, touch)}
      </a>
      {': '}
      {touch.answer ? valueText(t, touch.answer) : t('mappings.coverage.unanswered')}{' '}
      <span className="soft">
        {t(`frameworks.relation.${touch.relation}`)}, {t(`frameworks.quality.${touch.quality}`)}
      </span>
    </li>
  );
}

function valueText(t: Translate, { choice, doc, impl }: AnswerValues): string {
  if (choice) return t(`terms.choice.${choice}`);
  return [doc && `${t('terms.doc')} ${gradeText(t, doc)}`, impl && `${t('terms.impl')} ${gradeText(t, impl)}`]
    .filter(Boolean)
    .join(', ');
}

function gradeText(t: Translate, grade: NonNullable<AnswerValues['doc']>): string {
  return grade === 'na' ? t('terms.grade.na') : grade;
}
