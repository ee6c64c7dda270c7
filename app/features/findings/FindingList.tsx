import { stateOfFinding, TONE_OF_FINDING, TONE_OF_SEVERITY } from '#app/domain/finding.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { FindingLine } from '#db/queries/findings.server.ts';
import type { Back } from './finding-forms.ts';
import type { FindingsView } from './view-findings.server.ts';

interface Props {
  view: FindingsView;
  back: Back;
  links: {
    move: (finding: number) => string;
    /** Where the question is; left out where one is at it already. */
    question?: (line: FindingLine) => string;
  };
}

/** Findings, each with its severity in colour, shape and word, what became of it, and the one act that is the reader's. */
export function FindingList({ view, back, links }: Props) {
  if (view.lines.length === 0) return null;
  return (
    <ul className="plain-list finding-list">
      {view.lines.map((line) => (
        <li key={line.id} id={`finding-${line.id}`}>
          <Finding line={line} question={links.question} />
          {line.resolvedAt === null && (view.may.judge || (view.may.answer && line.proposedAt === null)) && (
            <Move
              line={line}
              intent={view.may.judge ? 'resolve' : 'propose'}
              back={back}
              action={links.move(line.id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Finding({ line, question }: { line: FindingLine; question: Props['links']['question'] }) {
  const t = useT();
  const language = useLanguage();
  const state = stateOfFinding(line);
  const someone = t('findings.someone');
  return (
    <>
      <p className="row">
        <Status tone={TONE_OF_SEVERITY[line.severity]}>{t(`findings.severity.${line.severity}`)}</Status>
        <Status tone={TONE_OF_FINDING[state]}>{t(`findings.state.${state}`)}</Status>
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
      {line.proposedAt && (
        <p className="small">
          {t('findings.proposed', { by: line.proposedBy ?? someone, at: formatMoment(language, line.proposedAt) })}
        </p>
      )}
      {line.proposal && <p className="quote small">{line.proposal}</p>}
      {line.resolvedAt && (
        <p className="small">
          {t('findings.resolved', { by: line.resolvedBy ?? someone, at: formatMoment(language, line.resolvedAt) })}
        </p>
      )}
      {line.resolution && <p className="quote small">{line.resolution}</p>}
    </>
  );
}

interface MoveProps {
  line: FindingLine;
  intent: 'propose' | 'resolve';
  back: Back;
  action: string;
}

function Move({ line, intent, back, action }: MoveProps) {
  const t = useT();
  const id = `finding-text-${line.id}`;
  return (
    <details>
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
          <textarea id={id} name="text" rows={2} maxLength={4_000} />
        </div>
        <Button small>{t(`findings.${intent}`)}</Button>
      </form>
    </details>
  );
}
