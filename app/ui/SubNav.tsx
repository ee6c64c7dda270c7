import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';

export interface SubNavLine {
  label: MessageKey;
  href: string;
}

/** The pages that belong together, under the title they share. `current` is the address of the page at hand. */
export function SubNav({ label, lines, current }: { label: string; lines: readonly SubNavLine[]; current: string }) {
  const t = useT();
  if (lines.length < 2) return null;
  return (
    <nav className="subnav no-print" aria-label={label}>
      <ul>
        {lines.map((line) => (
          <li key={line.href}>
            <a href={line.href} aria-current={line.href === current ? 'page' : undefined}>
              {t(line.label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
