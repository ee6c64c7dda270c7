import { useT } from '#app/i18n/context.tsx';

/** Where the register goes out as a file and comes in, and where its figures are; what is left out is not offered. */
export interface FileLinks {
  takeOver?: string | null;
}

/** What can be done with the register as a whole. */
export function RegisterFiles({ links }: { links: FileLinks }) {
  const t = useT();
  const { takeOver } = links;
  if (!takeOver) return null;
  return (
    <ul className="row bare-list no-print">
      {takeOver && (
        <li>
          <a href={takeOver}>{t('register_files.link')}</a>
        </li>
      )}
    </ul>
  );
}
