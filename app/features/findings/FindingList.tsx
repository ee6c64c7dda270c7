import { type FindingIntent, stateOfFinding, TONE_OF_FINDING, TONE_OF_SEVERITY } from '#app/domain/finding.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState } from '#app/ui/Field.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { FindingLine } from '#db/queries/findings.server.ts';
import type { Back } from './finding-forms.ts';
import type { FindingsView } from './view-findings.server.ts';

interface Props {
  view: FindingsView;
  back: Back;
  /** What was refused, with all that was typed; where one finding is shown. */
  form?: FormState | undefined;
  links: {
    move: (finding: number) => string;
    /** Where the question is; left out where one is at it already. */
    question?: (line: FindingLine) => string;
  };
}

/** Findings, each with its severity in colour, shape and word, what became of it, and the one act that is the reader's. */
export function FindingList({ view, back, links, form }: Props) {
  if (view.lines.length === 0) return null;
  return (
    <ul className="plain-list finding-list">
      {view.lines.map((line) => (
        <li key={line.id} id={`finding-${line.id}`}>
          <Finding line={line} question={links.question} href={links.move(line.id)} />
          {moveOf(line, view) && (
            <Move
              line={line}
              intent={moveOf(line, view) ?? 'propose'}
              back={back}
              action={links.move(line.id)}
              form={form}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Finding({ line, question, href }: { line: FindingLine; question: Props['links']['question']; href: string }) {
  const t = useT();
  const language = useLanguage();
  const state = stateOfFinding(line);
  const someone = t('findings.someone');
  return (
    <>
      <p className="row">
        <Status tone={TONE_OF_SEVERITY[line.severity]}>{t(`findings.severity.${line.severity}`)}</Status>
        <Status tone={TONE_OF_FINDING[state]}>{t(`findings.state.${state}`)}</Status>
        <a className="small" href={href}>
          {t('findings.one')}
          <span className="visually-hidden">: {line.text.slice(0, 60)}</span>
        </a>
        {line.dueOn && <span className="small">{t('findings.due_is', { day: formatDay(language, line.dueOn) })}</span>}
      </p>
      {question && (
        <p className="small">
          <a href={question(line)}>
            <strong>{line.code}</strong> {titleIn(language, line)}
          </a>
        </p>
      )}
      <p className="typed">{line.text}</p>
      {line.measure && <p className="typed small">{t('findings.measure_is', { measure: line.measure })}</p>}
      <p className="soft small">
        {t('findings.made', { by: line.by ?? someone, at: formatMoment(language, line.at) })}
      </p>
      {line.steps.map((step) => (
        <div key={step.id}>
          <p className="small">
            {t(`findings.${step.kind}`, { by: step.by ?? someone, at: formatMoment(language, step.at) })}
          </p>
          <p className="quote small">{step.text}</p>
        </div>
      ))}
    </>
  );
}

/** The one act that is the reader's: to report it done, to close it, to open it again. */
function moveOf(line: FindingLine, { may }: FindingsView): FindingIntent | null {
  if (line.resolvedAt !== null) return may.judge ? 'reopen' : null;
  if (may.judge) return 'resolve';
  return may.answer && line.proposedAt === null ? 'propose' : null;
}

interface MoveProps {
  line: FindingLine;
  intent: FindingIntent;
  form: FormState | undefined;
  back: Back;
  action: string;
}

function Move({ line, intent, back, action, form }: MoveProps) {
  const t = useT();
  const id = `finding-text-${line.id}`;
  return (
    <details open={form !== undefined}>
      <summary>
        {t(`findings.${intent}`)}
        <span className="visually-hidden">: {line.text.slice(0, 60)}</span>
      </summary>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="version" value={line.version} />
        <input type="hidden" name="back" value={back} />
        <div className="field">
          <label htmlFor={id}>{t(`findings.${intent}_text`)}</label>
          <textarea
            id={id}
            name="text"
            rows={2}
            maxLength={4_000}
            defaultValue={form?.values?.text}
            aria-describedby={form?.errors?.text ? 'text-error' : undefined}
            aria-invalid={form?.errors?.text ? 'true' : undefined}
          />
          <FieldErrors name="text" errors={form?.errors?.text} />
        </div>
        <Button small>{t(`findings.${intent}`)}</Button>
      </form>
    </details>
  );
}
