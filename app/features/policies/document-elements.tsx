import type { ReactNode } from 'react';

/** A term and what it means: `<Definition term="Datalek">…</Definition>`. */
export function Definition({ term, children }: { term: string; children?: ReactNode }) {
  return (
    <dl className="definition">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </dl>
  );
}

/** What must not be missed: `<Note>…</Note>`. */
export function Note({ children }: { children?: ReactNode }) {
  return <aside className="notice warning">{children}</aside>;
}
