import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { OpenForm } from './settings-view.ts';

export interface OpenFormProps {
  open: OpenForm;
  form?: FormState | undefined;
  today: string;
  /** Municipalities that this one could have merged into. */
  successors: readonly { slug: string; name: string }[];
  cancelHref: string;
}

/** The frame of a form on the settings page. */
export function Frame({ open, form, cancelHref, title, lead, children, danger }: OpenFormProps & FrameProps) {
  const t = useT();
  return (
    <section className="card form-card" aria-labelledby="form-title">
      <h2 id="form-title">{title}</h2>
      {lead && <p className="soft">{lead}</p>}
      {form?.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      <form method="post">
        <input type="hidden" name="intent" value={open.form} />
        {children}
        <div className="row">
          <Button kind={danger ? 'danger' : 'primary'}>{danger ?? t('common.save')}</Button>
          <ButtonLink kind="plain" href={cancelHref}>
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}

interface FrameProps {
  title: string;
  lead?: string;
  /** The words of a button that takes something away. */
  danger?: string;
  children: ReactNode;
}
