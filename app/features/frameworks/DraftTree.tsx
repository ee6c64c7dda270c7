import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import type { FrameworkNode } from '#db/frameworks/format.ts';
import type { Draft } from '#db/queries/framework-drafts.server.ts';
import { type DraftLinks, Version } from './draft-parts.tsx';
import { RuleMarks } from './RuleMarks.tsx';

/** The parts of a draft in their order, each with what can be done with it. */
export function DraftTree({ draft, links }: { draft: Draft; links: DraftLinks }) {
  return <Level draft={draft} links={links} parent={null} />;
}

function Level({ draft, links, parent }: { draft: Draft; links: DraftLinks; parent: string | null }) {
  const nodes = draft.document.nodes.filter((node) => node.parent === parent);
  if (nodes.length === 0) return null;
  return (
    <ol className="draft-level">
      {nodes.map((node, place) => (
        <li key={node.code} id={node.code} className={node.kind === 'requirement' ? 'draft-question' : 'draft-section'}>
          <Line draft={draft} links={links} node={node} first={place === 0} last={place === nodes.length - 1} />
          <Level draft={draft} links={links} parent={node.code} />
        </li>
      ))}
    </ol>
  );
}

interface LineProps {
  draft: Draft;
  links: DraftLinks;
  node: FrameworkNode;
  first: boolean;
  last: boolean;
}

function Line({ draft, links, node, first, last }: LineProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="draft-line">
      <p>
        <span className="code">{node.code}</span>{' '}
        {node.kind === 'requirement' ? node.title[language] : <strong>{node.title[language]}</strong>}{' '}
        {node.kind === 'requirement' && <RuleMarks {...node} />}
      </p>
      <div className="row no-print">
        <a href={links.change(node.code)} aria-label={t('own_frameworks.change_of', { code: node.code })}>
          {t('own_frameworks.change')}
        </a>
        <form method="post" action={links.here} className="row">
          <Version draft={draft} />
          <input type="hidden" name="code" value={node.code} />
          {!first && <Move by="up" code={node.code} />}
          {!last && <Move by="down" code={node.code} />}
        </form>
        <a href={links.remove(node.code)} aria-label={t('own_frameworks.remove_of', { code: node.code })}>
          {t('own_frameworks.remove')}
        </a>
        {node.kind !== 'requirement' && (
          <a
            href={links.add(node.code, 'requirement')}
            aria-label={t('own_frameworks.add_question_to', { code: node.code })}
          >
            {t('own_frameworks.add_question')}
          </a>
        )}
      </div>
    </div>
  );
}

function Move({ by, code }: { by: 'up' | 'down'; code: string }) {
  const t = useT();
  return (
    <Button small name="intent" value={by}>
      <span aria-hidden="true">{by === 'up' ? '↑' : '↓'}</span>
      <span className="visually-hidden">{t(`own_frameworks.move_${by}`, { code })}</span>
    </Button>
  );
}
