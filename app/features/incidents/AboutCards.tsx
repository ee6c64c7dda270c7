import { registerNumber } from '#app/domain/register-number.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Status } from '#app/ui/Status.tsx';
import type { IncidentPiece } from '#db/queries/incident-pieces.server.ts';
import type { AboutRequirement, IncidentOfRequirement } from '#db/queries/incident-requirements.server.ts';
import { PhaseStatus } from './IncidentsPage.tsx';

interface PiecesCardProps {
  pieces: readonly Pick<IncidentPiece, 'id' | 'title' | 'damagedAt'>[];
  mayAdd: boolean;
  links: { pieces: string; piece: (id: number) => string };
}

/** The evidence of an incident, on its page. */
export function PiecesCard({ pieces, mayAdd, links }: PiecesCardProps) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="pieces">
      <h2 id="pieces">{t('incident_pieces.card')}</h2>
      {pieces.length === 0 && <p className="soft">{t('incident_pieces.card_none')}</p>}
      <ul className="plain-list">
        {pieces.map((piece) => (
          <li key={piece.id}>
            <a href={links.piece(piece.id)} className="wrap-anywhere">
              {piece.title}
            </a>{' '}
            {piece.damagedAt && <Status tone="bad">{t('incident_pieces.damaged')}</Status>}
          </li>
        ))}
      </ul>
      <p className="no-print">
        <a href={links.pieces}>{t(mayAdd ? 'incident_pieces.card_add' : 'incident_pieces.card_open')}</a>
      </p>
    </section>
  );
}

interface RequirementsCardProps {
  linked: readonly AboutRequirement[];
  /** Where links are made; null for who may not. */
  change: string | null;
  question: (about: AboutRequirement) => string | null;
}

/** The requirements that an incident has to do with, on its page. */
export function RequirementsCard({ linked, change, question }: RequirementsCardProps) {
  const t = useT();
  const language = useLanguage();
  if (linked.length === 0 && change === null) return null;
  return (
    <section className="card" aria-labelledby="linked-requirements">
      <h2 id="linked-requirements">{t('incident_pieces.about.card')}</h2>
      {linked.length === 0 && <p className="soft">{t('incident_pieces.about.none')}</p>}
      <ul className="plain-list">
        {linked.map((about) => {
          const href = question(about);
          const name = `${about.code} ${titleIn(language, about)}`;
          return <li key={about.nodeId}>{href ? <a href={href}>{name}</a> : name}</li>;
        })}
      </ul>
      {change && (
        <p className="no-print">
          <a href={change}>{t('incident_pieces.about.open')}</a>
        </p>
      )}
    </section>
  );
}

interface IncidentsAtProps {
  incidents: readonly IncidentOfRequirement[];
  href: (code: string) => string;
}

/** The incidents that somebody linked to a requirement, beside its question; nothing where there are none. */
export function IncidentsAtQuestion({ incidents, href }: IncidentsAtProps) {
  const t = useT();
  if (incidents.length === 0) return null;
  return (
    <section className="card" aria-labelledby="incidents-at">
      <h2 id="incidents-at">{t('incident_pieces.about.incidents')}</h2>
      <ul className="plain-list">
        {incidents.map(({ year, number, title, phase }) => {
          const code = registerNumber('incident', year, number);
          return (
            <li key={code}>
              <a href={href(code)}>
                {code} · {title}
              </a>{' '}
              <PhaseStatus phase={phase} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** An incident with its whole timeline as a document. */
export function IncidentFiles({ file }: { file: (as: 'docx' | 'pdf') => string }) {
  const t = useT();
  return (
    <nav className="row no-print" aria-label={t('incident_pieces.paper.files')}>
      <a href={file('docx')}>{t('incident_pieces.paper.word')}</a>
      <a href={file('pdf')}>{t('incident_pieces.paper.pdf')}</a>
    </nav>
  );
}
