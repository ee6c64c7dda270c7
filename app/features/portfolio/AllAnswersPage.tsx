import { useLanguage, useT } from '#app/i18n/context.tsx';
import { ageText, titleIn, valuesText } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState, TextArea } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { AllAnswersView, AnswerBeside } from './all-answers.server.ts';

interface Props {
  view: AllAnswersView;
  form: FormState | undefined;
  links: { matrix: string; answer: (slug: string, checklist: number, code: string) => string };
}

/** One requirement, with what every municipality answered side by side. */
export function AllAnswersPage({ view, form, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const { rows, asked } = view;
  const [first] = rows;
  const title = first && titleIn(language, { titleNl: first.requirementNl, titleEn: first.requirementEn });
  return (
    <Page
      title={t('matrix.question.title', { code: asked.code })}
      lead={title ? `${title} ${t('matrix.question.lead')}` : t('matrix.question.lead')}
      crumbs={[{ label: t('matrix.title'), href: links.matrix }]}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('matrix.question.empty')}>
          <p>
            {t('matrix.question.empty_text')} <a href={links.matrix}>{t('matrix.question.back')}</a>
          </p>
        </EmptyState>
      ) : (
        <form method="post">
          <FormKey value={form?.values?.form_key ?? view.formKey} />
          <Answers view={view} form={form} links={links} />
          {rows.some((row) => row.mayRemark) && (
            <>
              <FieldErrors name="checklist" errors={form?.errors?.checklist} />
              <FieldErrors name="form" errors={form?.errors?.form} />
              <TextArea
                name="text"
                label={t('matrix.question.remark')}
                hint={t('matrix.question.remark_hint')}
                maxLength={4_000}
                form={form}
              />
              <Button>{t('matrix.question.send')}</Button>
            </>
          )}
        </form>
      )}
    </Page>
  );
}

const COLUMNS = ['municipality', 'answer', 'explanation', 'evidence', 'verdict', 'verified', 'before', 'age'] as const;

function Answers({ view, form, links }: Props) {
  const t = useT();
  const ticked = new Set((form?.values?.['checklist[]'] ?? '').split(','));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-wrap all-answers" aria-label={t('matrix.question.answer')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`matrix.question.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row
              key={row.checklistId}
              row={row}
              ticked={ticked.has(String(row.checklistId))}
              href={links.answer(row.slug, row.checklistId, view.asked.code)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, ticked, href }: { row: AnswerBeside; ticked: boolean; href: string }) {
  const t = useT();
  const { verdict, answer, before } = row;
  const found = verdict && (verdict.choice ?? verdict.doc ?? verdict.impl) !== null;
  return (
    <tr>
      <th scope="row">
        {row.mayRemark && (
          <input
            type="checkbox"
            name="checklist[]"
            value={row.checklistId}
            defaultChecked={ticked}
            aria-label={`${t('matrix.question.tick')}: ${row.name}`}
          />
        )}{' '}
        <a href={href}>{row.name}</a>
      </th>
      <td>{answer ? valuesText(t, answer) : t('matrix.question.none')}</td>
      <td className="all-answers-text">{row.explanation || '–'}</td>
      <td className="number">{row.evidence}</td>
      <td>{verdict ? t(`terms.state.${verdict.outcome}`) : t('matrix.question.no_verdict')}</td>
      <td>{found ? valuesText(t, verdict) : '–'}</td>
      <td>{before ? valuesText(t, before) : '–'}</td>
      <td>{row.age ? ageText(t, row.age) : '–'}</td>
    </tr>
  );
}
