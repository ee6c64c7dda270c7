import { REGISTER_STATES, type RegisterState } from '#db/queries/evidence-register.server.ts';

/** What the address of the register asks. Texts that mean nothing are read as not asked. */
export interface RegisterQuery {
  state: RegisterState | '';
  owner: number | null;
  q: string;
  /** From 1. */
  page: number;
}

export function readRegisterQuery(search: URLSearchParams): RegisterQuery {
  const owner = search.get('owner') ?? '';
  return {
    state: REGISTER_STATES.find((state) => state === search.get('state')) ?? '',
    owner: /^[1-9]\d{0,8}$/.test(owner) ? Number(owner) : null,
    page: /^[1-9]\d{0,4}$/.test(search.get('page') ?? '') ? Number(search.get('page')) : 1,
    q: (search.get('q') ?? '').trim().slice(0, 100),
  };
}
