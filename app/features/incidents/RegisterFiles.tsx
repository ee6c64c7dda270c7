import { useT } from '#app/i18n/context.tsx';

/** Where the register goes out as a file and comes in, and where its figures are; what is left out is not offered. */
export interface FileLinks {
  export: (as: 'xlsx' | 'csv' | 'json', of?: 'timeline' | 'tasks') => string;
  figures: string;
  takeOver: string | null;
}

/** What can be done with the register as a whole: the files hold exactly what the filter leaves. */
export function RegisterFiles({ links, total }: { links: FileLinks; total: number }) {
  const t = useT();
  return (
    <div className="no-print">
      <ul className="row bare-list">
        <li>
          <a href={links.figures}>{t('register_files.figures')}</a>
        </li>
        {links.takeOver && (
          <li>
            <a href={links.takeOver}>{t('register_files.link')}</a>
          </li>
        )}
        {total > 0 && (
          <li className="row">
            <span className="soft">{t('register_files.export.title')}</span>
            <a href={links.export('xlsx')}>{t('register_files.export.xlsx')}</a>
            <a href={links.export('csv')}>{t('register_files.export.csv')}</a>
            {(['timeline', 'tasks'] as const).map((part) => (
              <a key={part} href={links.export('csv', part)}>
                {t('register_files.export.csv_of', { part: t(`register_files.sheet.${part}`) })}
              </a>
            ))}
            <a href={links.export('json')}>{t('register_files.export.json')}</a>
          </li>
        )}
      </ul>
    </div>
  );
}
