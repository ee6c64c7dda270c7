import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { OtherReviewer } from '#db/queries/review-claims.server.ts';

/** Says that somebody else reviews this now, and offers to take it over. Reading and judging stay possible. */
export function ReviewClaim({ other, action }: { other: OtherReviewer | null; action: string }) {
  const t = useT();
  if (other === null) return null;
  return (
    <Notice tone="warning" title={t('speed.claim.other', { by: other.by })}>
      <p>{t('speed.claim.text')}</p>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value="take_over" />
        <Button small>{t('speed.claim.take')}</Button>
      </form>
    </Notice>
  );
}
