/** Figures of one series, in ms. */
export interface Series {
  count: number;
  p50_ms: number;
  p99_ms: number;
  max_ms: number;
}

export function summarise(values: readonly number[]): Series {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { count: sorted.length, p50_ms: at(0.5), p99_ms: at(0.99), max_ms: at(1) };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
