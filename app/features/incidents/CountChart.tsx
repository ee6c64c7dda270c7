import { useT } from '#app/i18n/context.tsx';
import { Bars } from '#app/ui/charts/Bars.tsx';
import type { Tone } from '#app/ui/Status.tsx';

export interface Count {
  key: string;
  label: string;
  n: number;
  tone?: Tone;
  /** Where the incidents behind it are listed. */
  href?: string;
}

/** How many of each, as bars on one scale and as a table with the share of all. */
export function CountChart({
  id,
  title,
  counts,
  total,
}: {
  id: string;
  title: string;
  counts: Count[];
  total: number;
}) {
  const t = useT();
  const most = Math.max(1, ...counts.map(({ n }) => n));
  const share = (n: number) => `${total === 0 ? 0 : Math.round((n / total) * 100)}\u00a0%`;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Bars
        label={title}
        hideLabel
        min={0}
        max={most}
        bars={counts.map(({ key, label, n, tone }) => ({
          key,
          label,
          value: n,
          text: String(n),
          tone: tone ?? 'accent',
        }))}
      />
      <details>
        <summary>{t('charts.as_table')}</summary>
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('charts.what')}</th>
              <th scope="col" className="number">
                {t('register_figures.number')}
              </th>
              <th scope="col" className="number">
                {t('register_figures.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ key, label, n, href }) => (
              <tr key={key}>
                <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
                <td className="number">{n}</td>
                <td className="number">{share(n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
