import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import type { FrameworkEntry, LibraryNode, MappedCode } from '#db/queries/frameworks.server.ts';
import type { TreeFilter, TreeNode } from './framework-tree.ts';
import { RuleMarks } from './RuleMarks.tsx';

interface Props {
  framework: FrameworkEntry;
  roots: readonly TreeNode[];
  filter: TreeFilter;
  other: (framework: number, code: string) => string;
}

/** The headings as nested sections; a function opens at once when something is searched for. */
export function FrameworkTree({ roots, ...rest }: Props) {
  return (
    <div className="tree">
      {roots.map((root) => (
        <Heading key={root.node.code} tree={root} depth={2} {...rest} />
      ))}
    </div>
  );
}

type Rest = Omit<Props, 'roots'>;

function Heading({ tree, depth, ...rest }: Rest & { tree: TreeNode; depth: number }) {
  const language = useLanguage();
  const { node, children } = tree;
  if (node.kind === 'requirement') return <Requirement tree={tree} {...rest} />;
  const Title = (['h2', 'h3', 'h4', 'h5'] as const)[Math.min(depth - 2, 3)] ?? 'h5';
  const title = (
    <Title>
      <span className="code">{node.code}</span> {titleIn(language, node)}
    </Title>
  );
  const below = (
    <>
      <HeadingMappings mappings={tree.mappings} other={rest.other} />
      {children.map((child) => (
        <Heading key={child.node.code} tree={child} depth={depth + 1} {...rest} />
      ))}
    </>
  );
  if (depth !== 3) {
    return (
      <section className={`tree-${node.kind}`} id={node.code}>
        {title}
        {below}
      </section>
    );
  }
  const filtered = rest.filter.q !== '' || rest.filter.level !== '' || rest.filter.keyOnly;
  return (
    <details className="tree-part" id={node.code} open={filtered || undefined}>
      <summary>
        {title} <span className="count">{countOf(tree)}</span>
      </summary>
      {below}
    </details>
  );
}

/** Requirements under a heading. */
function countOf(tree: TreeNode): number {
  return tree.node.kind === 'requirement' ? 1 : tree.children.reduce((sum, child) => sum + countOf(child), 0);
}

/** What a whole heading touches elsewhere: told when asked for, for it is much. */
function HeadingMappings({ mappings, other }: { mappings: readonly MappedCode[]; other: Props['other'] }) {
  const t = useT();
  if (mappings.length === 0) return null;
  return (
    <details className="heading-mappings small">
      <summary>{t('frameworks.mapped', { n: mappings.length })}</summary>
      <Mappings mappings={mappings} other={other} />
    </details>
  );
}

function Requirement({ tree, framework, filter, other }: Rest & { tree: TreeNode }) {
  const t = useT();
  const language = useLanguage();
  const { node, mappings } = tree;
  const [help, evidence, measure, official] =
    language === 'nl'
      ? [node.helpNl, node.evidenceNl, node.measureNl, node.officialNl]
      : [node.helpEn, node.evidenceEn, node.measureEn, node.officialEn];
  const more = help !== null || evidence !== null || measure !== null || official !== null || mappings.length > 0;
  const title = (
    <>
      <span className="code">{node.code}</span> {titleIn(language, node)}{' '}
      <Marks node={node} framework={framework} filter={filter} />
    </>
  );
  if (!more) {
    return (
      <p className="requirement" id={node.code}>
        {title}
      </p>
    );
  }
  return (
    <details className="requirement" id={node.code}>
      <summary>{title}</summary>
      {official && <p className="official-text">{official}</p>}
      {help && <p>{help}</p>}
      {evidence && (
        <p>
          <strong>{t('frameworks.evidence')}.</strong> {evidence}
        </p>
      )}
      {measure && (
        <p>
          <strong>{t('own_frameworks.measure')}.</strong> {measure}
        </p>
      )}
      <Mappings mappings={mappings} other={other} />
    </details>
  );
}

/** At which levels it counts, and where it is a key measure. */
function Marks({ node, framework, filter }: { node: LibraryNode; framework: FrameworkEntry; filter: TreeFilter }) {
  const t = useT();
  const language = useLanguage();
  const from =
    framework.levels.length > 1 ? framework.levels.find((level) => node.levels.includes(level.code)) : undefined;
  const key = filter.level === '' ? node.keyLevels.length > 0 : node.keyLevels.includes(filter.level);
  const keyFrom = framework.levels.find((level) => node.keyLevels.includes(level.code));
  return (
    <>
      {from && <span className="chip">{t('frameworks.from_level', { level: from.title[language] })}</span>}{' '}
      {key && (
        <span className="chip key">
          ◆ {t('terms.key_measure')}
          {keyFrom && keyFrom !== from && ` ${t('frameworks.from_level', { level: keyFrom.title[language] })}`}
        </span>
      )}{' '}
      <RuleMarks
        weight={node.weight}
        applies_to={node.appliesTo}
        regimes={node.regimes}
        follows={node.followsCode === null ? null : { code: node.followsCode, on: node.followsOn }}
      />
    </>
  );
}

function Mappings({ mappings, other }: { mappings: readonly MappedCode[]; other: Props['other'] }) {
  const t = useT();
  const language = useLanguage();
  if (mappings.length === 0) return null;
  return (
    <ul className="mappings small">
      {mappings.map((each) => {
        const framework = (language === 'nl' ? each.otherFrameworkNl : each.otherFrameworkEn) ?? each.otherFramework;
        const title = language === 'nl' ? each.otherNl : each.otherEn;
        return (
          <li key={`${each.otherFramework}:${each.otherCode}:${each.quality}`}>
            {t(`frameworks.relation.${each.relation}`)}{' '}
            {each.otherId ? (
              <a href={other(each.otherId, each.otherCode)}>
                {framework} {each.otherCode}
              </a>
            ) : (
              `${framework} ${each.otherCode}`
            )}
            {title && ` · ${title}`}{' '}
            <span className="chip" title={each.status}>
              {t(`frameworks.quality.${each.quality}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
