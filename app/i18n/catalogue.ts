import type { nl } from './catalogue-nl.ts';

export { en } from './catalogue-en.ts';
export { nl } from './catalogue-nl.ts';

type Paths<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : `${K}.${Paths<T[K]>}`;
}[keyof T & (string | number)];

/** Every key of the catalogue, such as `common.save`. */
export type MessageKey = Paths<typeof nl>;

export type Language = 'nl' | 'en';
