import type { Messages } from '../messages.ts';
import type { passkeys as nl } from '../nl/passkeys.ts';

export const passkeys = {
  title: 'Passkeys',
  one: 'Passkey',
  lead: 'With a passkey you sign in by your fingerprint, your face or the PIN of your device. You then need no password and no code.',
  none: 'You have no passkey yet. Add one for this device below.',
  times: 'Added {added}, last used {used}.',
  never: 'Added {added}, not used yet.',
  synced: 'Works on all your devices.',
  one_device: 'Works on one device.',
  change: 'Change',
  change_one: 'Change passkey {name}',
  no_codes: 'You have no recovery codes. Make them now, so that you can get in when you lose your device.',
  name: 'Name of the passkey',
  name_hint: 'What you know it by, such as “Laptop at work”.',
  rename: 'Save name',
  renamed: 'The passkey has a new name.',
  remove: 'Remove passkey',
  remove_lead: 'You can then no longer sign in with this passkey. You are signed out everywhere else.',
  removed: 'The passkey has been removed. You are signed out everywhere else.',
  last: 'This passkey is your only second factor and your role needs one. First add another passkey or an authenticator app; nothing has been removed.',
  app_instead: 'Rather use an authenticator app',
  instead: 'Rather use a passkey',
  count: '{n, plural, =0 {You have no passkey yet.} one {You have # passkey.} other {You have # passkeys.}}',
  manage: 'Manage passkeys',
  add: {
    title: 'Add a passkey',
    submit: 'Add passkey',
    without: 'Adding a passkey needs a browser that knows passkeys, with JavaScript on.',
    done: 'The passkey has been added. You can sign in with it next time.',
    failed:
      'The passkey was not added. Perhaps you closed the window, it took too long, or this passkey is in the list already. Try again.',
    too_many: 'You have 20 passkeys already. Remove one first.',
  },
  sign_in: {
    submit: 'Sign in with a passkey',
    second: 'Confirm with a passkey',
    stopped: 'Signing in with a passkey was stopped. Try again or choose another way.',
    refused: 'This passkey cannot sign you in. Try again or choose another way.',
    throttled: 'Too many attempts in a row. Wait a few minutes and try again.',
  },
} satisfies Messages<typeof nl>;
