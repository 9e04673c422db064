/** A part of the world that can be away. */
export type Part = 'database' | 'slack';

/** When a part was away, in ms since 1970. */
export interface Away {
  part: Part;
  from: number;
  to: number;
}

/** A process notices that its clock is right again within this time, in ms. */
const REREAD_MS = 1_500;

/** Remembers when which part of the world was away, and when how many gates were up. */
export class Timeline {
  readonly #open: { part: Part; from: number }[] = [];
  readonly #away: Away[] = [];
  readonly #gates: { at: number; up: number }[] = [];
  readonly #jumps: { from: number; to: number; ms: number }[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns what ends it. */
  away(part: Part): () => void {
    const one = { part, from: this.#now() };
    this.#open.push(one);
    return () => {
      this.#open.splice(this.#open.indexOf(one), 1);
      this.#away.push({ ...one, to: this.#now() });
    };
  }

  /**
   * The only clock that there is jumps: what it dates is off by so much. @returns what tells that it is right again.
   */
  clockJumps(aheadMs: number): () => void {
    const one = { from: this.#now(), to: Number.POSITIVE_INFINITY, ms: Math.abs(aheadMs) };
    this.#jumps.push(one);
    return () => {
      one.to = this.#now() + REREAD_MS;
    };
  }

  /** How far what was dated in this stretch, by whatever clock, may be off, in ms. */
  jumpIn(from: number, to: number): number {
    const near = this.#jumps.filter((one) => one.from - one.ms <= to && one.to + one.ms >= from);
    return Math.max(0, ...near.map(({ ms }) => ms));
  }

  gatesUp(up: number): void {
    this.#gates.push({ at: this.#now(), up });
  }

  /**
   * How many ms of this stretch the part was there, and a gate was up. After it came back, `settleMs` more count as away:
   * connections have to be made again.
   */
  wellBetween(from: number, to: number, parts: readonly Part[], settleMs = 0): number {
    const stretches = [
      ...this.#away.filter(({ part }) => parts.includes(part)).map((one) => ({ from: one.from, to: one.to })),
      ...this.#open.filter(({ part }) => parts.includes(part)).map((one) => ({ from: one.from, to: to })),
      ...this.#withoutGates(to),
    ];
    return well(
      from,
      to,
      stretches.map((one) => ({ from: one.from, to: one.to + settleMs })),
    );
  }

  #withoutGates(until: number): { from: number; to: number }[] {
    return this.#gates.flatMap(({ at, up }, index) =>
      up > 0 ? [] : [{ from: at, to: this.#gates[index + 1]?.at ?? until }],
    );
  }
}

/** The length of the stretch without those that overlap it. */
function well(from: number, to: number, stretches: { from: number; to: number }[]): number {
  let length = 0;
  let at = from;
  for (const one of stretches.sort((a, b) => a.from - b.from)) {
    if (one.to <= at) continue;
    if (one.from >= to) break;
    length += Math.max(0, Math.min(one.from, to) - at);
    at = Math.max(at, one.to);
  }
  return length + Math.max(0, to - at);
}
