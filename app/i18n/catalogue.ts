import { access as accessEn } from './en/access.ts';
import { common as commonEn } from './en/common.ts';
import { mail as mailEn } from './en/mail.ts';
import { signingIn as signingInEn } from './en/signing-in.ts';
import { access } from './nl/access.ts';
import { common } from './nl/common.ts';
import { mail } from './nl/mail.ts';
import { signingIn } from './nl/signing-in.ts';

/** Dutch is the language that is complete; every other catalogue has its keys. */
export const nl = { common, access, mail, signing_in: signingIn } as const;
export const en = {
  common: commonEn,
  access: accessEn,
  mail: mailEn,
  signing_in: signingInEn,
} as const satisfies Messages<typeof nl>;

/** The shape that a translation must have: the same keys, any text. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** Every key of the catalogue, such as `common.save`. */
export type MessageKey = Paths<typeof nl>;

export type Language = 'nl' | 'en';
