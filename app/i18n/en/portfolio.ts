export const portfolio = { title: 'portfolio' } as const;
