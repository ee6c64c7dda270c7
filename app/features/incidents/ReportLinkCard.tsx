import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';

interface Props {
  municipality: string;
  /** The whole address and since when it stands; null when there is none. */
  link: { address: string; since: Date } | null;
  action: string;
}

/** The link with which staff report without an account: to copy, to make and to end. */
export function ReportLinkCard({ municipality, link, action }: Props) {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="card no-print" aria-labelledby="report-link">
      <h2 id="report-link">{t('incidents.link.title')}</h2>
      <p>{link ? t('incidents.link.text', { municipality }) : t('incidents.link.none')}</p>
      {link && (
        <p className="wrap-anywhere">
          <a href={link.address}>{link.address}</a>
          <span className="soft small block">
            {t('incidents.link.since', { day: formatMoment(language, link.since) })}
          </span>
        </p>
      )}
      <form method="post" action={action}>
        <input type="hidden" name="intent" value={link ? 'end' : 'make'} />
        <Button kind={link ? 'danger' : 'ordinary'} small={link !== null}>
          {t(link ? 'incidents.link.end' : 'incidents.link.make')}
        </Button>
        {link && <span className="soft small"> {t('incidents.link.end_hint')}</span>}
      </form>
    </section>
  );
}
