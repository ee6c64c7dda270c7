export const frameworks = { title: 'frameworks' } as const;
