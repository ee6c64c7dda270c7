import type { ReactNode } from 'react';

interface NoticeProps {
  tone?: 'good' | 'warning' | 'bad' | 'info';
  title?: string;
  children?: ReactNode;
  /** Read out at once when it appears after an act. */
  live?: boolean;
}

/** A message on the page: what happened, what was kept, what to do. */
export function Notice({ tone = 'info', title, children, live }: NoticeProps) {
  const body = (
    <>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </>
  );
  const className = tone === 'info' ? 'notice' : `notice ${tone}`;
  if (!live) return <div className={className}>{body}</div>;
  return (
    <div className={className} role={tone === 'bad' ? 'alert' : 'status'}>
      {body}
    </div>
  );
}

/** A list with nothing in it: says so, and what to do first. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
