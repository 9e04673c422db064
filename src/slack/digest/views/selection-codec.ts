/** Which proposals of a digest are ticked, as one short text: `private_metadata` holds 3,000 characters. */
export function encodeSelection(ticked: ReadonlySet<string>): string {
  const bits = new Map<number, number>();
  for (const id of ticked) {
    const index = Number(id);
    const digit = Math.floor(index / BITS);
    bits.set(digit, (bits.get(digit) ?? 0) | (1 << (index % BITS)));
  }
  const length = Math.max(-1, ...bits.keys()) + 1;
  return Array.from({ length }, (_, digit) => (bits.get(digit) ?? 0).toString(32)).join('');
}

/** Bits of one digit to the base of 32. */
const BITS = 5;

export function decodeSelection(packed: string): Set<string> {
  const ticked = new Set<string>();
  for (const [place, digit] of Array.from(packed).entries())
    for (let bit = 0; bit < BITS; bit += 1)
      if ((Number.parseInt(digit, 32) & (1 << bit)) !== 0) ticked.add(String(place * BITS + bit));
  return ticked;
}
