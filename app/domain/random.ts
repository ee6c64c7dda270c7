/** Numbers that look drawn by lot and are the same at every run: for demo and bench data, never for secrets. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  /** Around `mean`, hardly ever further than twice `spread` from it. */
  around(mean: number, spread: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** A generator of its own per key, so that what one thing draws does not depend on what was drawn before it. */
export function seeded(key: string): Random {
  const next = mulberry(hashOf(key));
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    around: (mean, spread) => mean + (next() + next() + next() - 1.5) * spread * 1.4,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

/** FNV-1a over the key, stirred once more because keys often differ in their last sign only. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function mulberry(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
