import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from './Button.tsx';
import { Page } from './Page.tsx';

interface ErrorPageProps {
  status: number;
  /** The key of a refusal's reason, as the permission table gives it. */
  reason?: 'role' | 'scope' | 'not_handed_over' | undefined;
  requestId: string;
}

/** What a person reads when a page could not be made: what happened, what was kept, what to do. */
export function ErrorPage({ status, reason, requestId }: ErrorPageProps) {
  const t = useT();
  const { title, text } = words(status);
  return (
    <Page title={t(title)} narrow>
      <p>{reason ? t(`access.refused.${reason}`) : t(text, { id: requestId })}</p>
      <ButtonLink href="/">{t('common.error.to_start')}</ButtonLink>
    </Page>
  );
}

function words(status: number): { title: MessageKey; text: MessageKey } {
  if (status === 404) return { title: 'common.error.not_found_title', text: 'common.error.not_found' };
  if (status === 403) return { title: 'common.error.forbidden_title', text: 'common.error.forbidden' };
  if (status === 503) return { title: 'common.error.unavailable_title', text: 'common.error.unavailable' };
  if (status === 413) return { title: 'common.error.heading', text: 'common.error.too_large' };
  return { title: 'common.error.unexpected_title', text: 'common.error.unexpected' };
}
