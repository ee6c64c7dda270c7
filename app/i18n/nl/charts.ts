export const charts = {
  total: 'totaal {n}',
  target: 'doel {target}',
  as_table: 'Toon de cijfers als tabel',
  what: 'Wat',
  value: 'Waarde',
} as const;
