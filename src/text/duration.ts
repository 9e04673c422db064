import { MINUTE_MS } from '../time/units.ts';

/** For people to read: `850 ms`, `8.4 s`, `60 s`, `3 min 5 s`, `5 min`, `2 h 10 min` */
export function duration(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 100_000) return `${Math.round(ms / 100) / 10} s`;
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 60) return two(minutes, 'min', Math.floor((ms % MINUTE_MS) / 1000), 's');
  return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function two(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}
