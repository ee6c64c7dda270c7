import { useT } from '#app/i18n/context.tsx';

interface RegisterFilesProps {
  /** Null where the register is being read already, or has no page to read it whole. */
  read: string | null;
  file: (as: 'xlsx' | 'csv' | 'pdf') => string;
}

/** The register of breaches as a file or whole to read: exactly what the filter leaves. */
export function RegisterFiles({ read, file }: RegisterFilesProps) {
  const t = useT();
  return (
    <nav className="row no-print" aria-label={t('breach_register.files')}>
      {read && <a href={read}>{t('breach_register.read')}</a>}
      <a href={file('xlsx')}>{t('breach_register.xlsx')}</a>
      <a href={file('csv')}>{t('breach_register.csv')}</a>
      <a href={file('pdf')}>{t('breach_register.pdf')}</a>
    </nav>
  );
}
