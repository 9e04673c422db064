import { access } from './domains/access.ts';
import { cloud } from './domains/cloud.ts';
import { containers } from './domains/containers.ts';
import { databases } from './domains/databases.ts';
import { files } from './domains/files.ts';
import { git } from './domains/git.ts';
import { infrastructure } from './domains/infrastructure.ts';
import { kubernetes } from './domains/kubernetes.ts';
import { migrationTools } from './domains/migration-tools.ts';
import { migrations } from './domains/migrations.ts';
import { network } from './domains/network.ts';
import { packages } from './domains/packages.ts';
import { services } from './domains/services.ts';
import { shell } from './domains/shell.ts';
import type { Domain, Row } from './effect.ts';
import { compilePattern } from './effects/pattern.ts';
import type { Reading } from './reading.ts';

/** The risk table. Where two domains know a program, the first one's rows are asked first. */
export const DOMAINS: readonly Domain[] = [
  files,
  git,
  migrations,
  migrationTools,
  databases,
  containers,
  kubernetes,
  infrastructure,
  cloud,
  services,
  packages,
  access,
  network,
  shell,
];

interface Entry<Value> extends Pick<ReturnType<typeof compilePattern>, 'matches' | 'couldMatch'> {
  value: Value;
}

const effects = byProgram(DOMAINS.flatMap((domain) => domain.effects.map((row) => [row.when, row] as const)));
const aggravating = byProgram(
  DOMAINS.flatMap((domain) => domain.aggravating.map((row) => [row.when, row] as const)),
);
const harmless = byProgram(DOMAINS.flatMap((domain) => domain.harmless.map((when) => [when, when] as const)));

function byProgram<Value>(texts: readonly (readonly [string, Value])[]): ReadonlyMap<string, Entry<Value>[]> {
  const map = new Map<string, Entry<Value>[]>();
  for (const [when, value] of texts) {
    const { programs, ...compiled } = compilePattern(when);
    for (const program of programs) map.set(program, [...(map.get(program) ?? []), { value, ...compiled }]);
  }
  return map;
}

/** Whether the table has anything on programs of this name. */
export const isKnownProgram = (name: string): boolean => effects.has(name);

/** What a command does, by the first row that fits; null if no row does. */
export function mainEffect(reading: Reading): Row | null {
  return effects.get(reading.name)?.find(({ matches }) => matches(reading))?.value ?? null;
}

/** What a command could do besides, by the rows that fit for some value of its unknown words. */
export function possibleEffects(reading: Reading): Row[] {
  if (reading.unknown.size === 0) return [];
  const fitting = (effects.get(reading.name) ?? []).filter(({ couldMatch }) => couldMatch(reading));
  return fitting.map(({ value }) => value);
}

/** What makes it worse. */
export function aggravatingEffects(reading: Reading): Row[] {
  const fitting = (aggravating.get(reading.name) ?? []).filter(({ matches }) => matches(reading));
  return fitting.map(({ value }) => value);
}

/** Whether the command only says what it would do, such as with `--dry-run`. */
export function isHarmless(reading: Reading): boolean {
  return harmless.get(reading.name)?.some(({ matches }) => matches(reading)) === true;
}
