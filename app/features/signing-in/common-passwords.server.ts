import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PasswordFault, passwordFault, reduceAll } from '#app/domain/password.ts';
import { projectRoot } from '#db/root.server.ts';

/** Cores shorter than this are left out: they say nothing about a password of twelve characters. */
const SHORTEST_CORE = 4;

let cores: ReadonlySet<string> | undefined;

/** The bundled list of common passwords and words, with the core of each; read once. */
export function commonPasswords(): ReadonlySet<string> {
  cores ??= readList(join(projectRoot(), 'app', 'features', 'signing-in', 'common-passwords.txt'));
  return cores;
}

/** Why a person's new password is refused, or null. `person` is what others could know: address, name, services. */
export function faultOfPassword(password: string, person: readonly string[]): PasswordFault | null {
  return passwordFault(password, { common: commonPasswords(), context: person });
}

function readList(path: string): ReadonlySet<string> {
  const entries = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^#( |$)/.test(line));
  const all = new Set(entries);
  for (const entry of entries) {
    for (const core of reduceAll(entry)) if (core.length >= SHORTEST_CORE) all.add(core);
  }
  return all;
}
