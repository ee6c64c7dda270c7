import type { ReactNode } from 'react';

interface ButtonProps {
  children: ReactNode;
  kind?: 'primary' | 'ordinary' | 'danger' | 'plain';
  small?: boolean;
  name?: string;
  value?: string;
  /** Where this button sends the form, where that is another page than the form's own. */
  formAction?: string;
  /** Why the button is off; shown beside it. A button that is off stays readable and focusable. */
  disabledReason?: string | undefined;
}

/** The button that posts its form. */
export function Button({ children, kind = 'ordinary', small, name, value, formAction, disabledReason }: ButtonProps) {
  const className = buttonClass(kind, small);
  if (disabledReason) {
    return (
      <span className="row">
        <button type="button" className={className} aria-disabled="true">
          {children}
        </button>
        <span className="soft small">{disabledReason}</span>
      </span>
    );
  }
  return (
    <button type="submit" className={className} name={name} value={value} formAction={formAction}>
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({
  href,
  children,
  kind = 'ordinary',
  small,
}: {
  href: string;
  children: ReactNode;
  kind?: 'primary' | 'ordinary' | 'plain';
  small?: boolean;
}) {
  return (
    <a className={buttonClass(kind, small)} href={href}>
      {children}
    </a>
  );
}

function buttonClass(kind: string, small: boolean | undefined): string {
  return ['button', kind === 'ordinary' ? '' : kind, small ? 'small' : ''].filter(Boolean).join(' ');
}
