import type { Actor } from '#app/domain/access.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import { freshSeed, keyUri } from './totp.server.ts';

/** How long an offered authenticator can be confirmed. */
const OFFER_MINUTES = 30;

/** A new authenticator, not yet confirmed. Nothing is kept of it: the form carries it, sealed for this one person. */
export interface Offer {
  /** To type into an app that has no camera, in groups of four. */
  seed: string;
  uri: string;
  sealed: string;
}

/** Offers somebody a new authenticator; an earlier one works until the new one is confirmed. */
export function offerSecondFactor(secrets: Secrets, actor: Actor, now: Date): Offer {
  return describe(secrets, actor, freshSeed(), now);
}

/** The same offer again, for a form that was refused; a new one when it is too old. */
export function offerAgain(secrets: Secrets, actor: Actor, sealed: string, now: Date): Offer {
  const seed = openOffer(secrets, actor, sealed, now);
  return seed ? describe(secrets, actor, seed, now) : offerSecondFactor(secrets, actor, now);
}

function describe(secrets: Secrets, actor: Actor, seed: string, now: Date): Offer {
  const sealed = secrets.seal(JSON.stringify([actor.accountId, now.getTime(), seed]));
  return { seed: seed.match(/.{1,4}/g)?.join(' ') ?? seed, uri: keyUri(seed, actor.email), sealed };
}

/** The seed of an offer made to this person not long ago, or null. */
export function openOffer(secrets: Secrets, actor: Actor, sealed: string, now: Date): string | null {
  const text = unsealed(secrets, sealed);
  if (text === null) return null;
  const [accountId, at, seed] = JSON.parse(text) as [number, number, string];
  return accountId === actor.accountId && now.getTime() - at <= OFFER_MINUTES * 60_000 ? seed : null;
}

/** A form may carry anything: what this house did not seal is no offer. */
function unsealed(secrets: Secrets, sealed: string): string | null {
  try {
    return secrets.unseal(sealed);
  } catch {
    return null;
  }
}
