import type { Role } from '#app/domain/access.ts';
import type { EntityKind, PersonFunction } from '#app/domain/municipality.ts';
import type { FormState } from '#app/ui/Field.tsx';
import type { Crumb } from '#app/ui/Page.tsx';
import type { SubNavLine } from '#app/ui/SubNav.tsx';

export interface ShownRole {
  id: number;
  role: Role;
  municipality: { slug: string; name: string } | null;
  entities: readonly { id: number; name: string }[];
  fromOn: string;
  untilOn: string | null;
  suspended: boolean;
}

export interface ShownPerson {
  id: number;
  name: string;
  email: string;
  hasPassword: boolean | null;
  hasSecondFactor: boolean | null;
  roles: readonly ShownRole[];
}

export interface ShownFunction {
  id: number;
  name: string;
  email: string;
  phone: string;
  function: PersonFunction;
  fromOn: string;
  untilOn: string | null;
}

export interface ShownAccess extends ShownRole {
  name: string;
  email: string;
  hasPassword: boolean | null;
}

export type LocalForm =
  | { form: 'invite' }
  | { form: 'add_function' }
  | { form: 'change_function'; function: ShownFunction }
  | { form: 'end'; role: ShownAccess };

export interface LocalPeopleProps {
  municipality: { name: string };
  functions: readonly ShownFunction[];
  access: readonly ShownAccess[];
  kinds: readonly EntityKind[];
  roles: readonly Role[];
  mayInvite: boolean;
  open: LocalForm | null;
  today: string;
  formKey: string;
  nav: readonly SubNavLine[];
  crumbs: readonly Crumb[];
  here: string;
  formHref: (query: Record<string, string | number>) => string;
  form?: FormState | undefined;
}
