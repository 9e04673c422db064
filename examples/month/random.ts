/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<One>(all: readonly One[]): One;
  /** A commit: 40 hexadecimal digits. */
  sha(): string;
}

/** mulberry32: small, and good enough to spread a month's work. */
export function seeded(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (share) => next() < share,
    pick: (all) => {
      const one = all[int(0, all.length - 1)];
      if (one === undefined) throw new Error('there is nothing to pick from');
      return one;
    },
    sha: () => Array.from({ length: 40 }, () => int(0, 15).toString(16)).join(''),
  };
}
