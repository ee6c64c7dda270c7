import { createElement, type ReactNode } from 'react';
import { BANDS, type Band, type Severity } from '#app/domain/breach-severity.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import {
  CIRCUMSTANCES,
  SEVERITY_KEYS,
  SEVERITY_VALUES,
  type SeverityPlace,
  severityWords,
} from '#app/i18n/severity-words.ts';
import { Status } from '#app/ui/Status.tsx';

const TONES = { low: 'good', medium: 'warning', high: 'bad', very_high: 'bad' } as const satisfies Record<Band, string>;

type Words = Partial<Record<SeverityPlace, string>>;

/** The formula with its terms, what it gives, and what practice makes of that. */
export function Outcome({ severity }: { severity: Severity }) {
  const t = useT();
  const words = severityWords(t, useLanguage(), severity);
  return (
    <div>
      <p>
        <Status tone={TONES[severity.band]}>{words.score}</Status>
      </p>
      <Terms words={words} />
    </div>
  );
}

/**
 * The outcome of the form at hand. Without a script it is there once it was asked for; with one it follows what is
 * filled in, in the same words, and only the score is read out.
 */
export function LiveOutcome({ computed }: { computed: Severity | null }) {
  const t = useT();
  const language = useLanguage();
  const words: Words = computed ? severityWords(t, language, computed) : {};
  const kept = Object.fromEntries(SEVERITY_VALUES.map((name) => [name, `{${name}}`]));
  const texts = Object.fromEntries(SEVERITY_KEYS.map((key) => [key, t(key, kept)]));
  return createElement(
    'severity-live',
    { 'data-words': JSON.stringify(texts), 'data-language': language },
    <div key="all" className="severity-outcome" data-live="" hidden={computed === null}>
      <h3>{t('breach_decisions.severity.outcome')}</h3>
      <div role="status" aria-live="polite" aria-atomic="true">
        <p data-place="prompt" className="soft" hidden />
        {BANDS.map((band) => (
          <p key={band} data-band={band} hidden={computed?.band !== band}>
            <Status tone={TONES[band]}>
              <span data-place="score">{words.score}</span>
            </Status>
          </p>
        ))}
      </div>
      <div data-terms="" hidden={computed === null}>
        <Terms words={words} />
      </div>
    </div>,
  );
}

function Terms({ words }: { words: Words }) {
  const t = useT();
  const line = (place: SeverityPlace, soft = false) => (
    <p className={soft ? 'small soft' : 'small'} data-place={place} hidden={!words[place]}>
      {words[place]}
    </p>
  );
  const term = (place: SeverityPlace, label: string, more?: ReactNode) => (
    <div key={place}>
      <dt>{label}</dt>
      <dd>
        <span data-place={place}>{words[place]}</span>
        {more}
      </dd>
    </div>
  );
  return (
    <>
      <p className="small">
        {t('breach_terms.severity.formula')}
        <br />
        <strong data-place="worked">{words.worked}</strong>
      </p>
      {line('decided')}
      <dl className="severity-terms small">
        {term('dpc', t('breach_terms.severity.dpc'))}
        {term('ei', t('breach_terms.severity.ei'))}
        {term('cb', t('breach_terms.severity.cb'))}
        {CIRCUMSTANCES.map((part) => (
          <div key={part} className="part">
            <dt>{t(`breach_terms.severity.part.${part}`)}</dt>
            <dd data-place={part}>{words[part]}</dd>
          </div>
        ))}
      </dl>
      {line('many_persons')}
      {line('unintelligible')}
      {line('suggests', true)}
    </>
  );
}
