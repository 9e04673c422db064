import { knownProgram } from '../../programs/catalogue.ts';
import { literalOf, type Word } from '../word.ts';
import { unwrapEnv } from './env.ts';
import { unwrapKnown } from './known-runs.ts';
import { PLACE_WRAPPERS, unwrapSsh } from './places.ts';
import { PLAIN_WRAPPERS } from './plain-wrappers.ts';
import { unwrapFind, unwrapParallel, unwrapXargs } from './repeaters.ts';
import { SHELLS, unwrapEval, unwrapFlock, unwrapShell, unwrapSu, unwrapWatch } from './shells.ts';
import { unwrapTrap } from './trap.ts';
import { argv, type Unwrap, type Unwrapped, unknowable } from './unwrapped.ts';

/** Programs that run what stands behind `--`, such as those that fill the environment with secrets. */
const AFTER_DASHES =
  'aws-vault doppler op infisical chamber systemd-run setpriv unshare nsenter strace ltrace lxc incus dotenvx perf'.split(
    ' ',
  );

const WRAPPERS: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ...PLAIN_WRAPPERS,
  ...PLACE_WRAPPERS,
  ...Array.from(SHELLS, (name) => [name, unwrapShell] as const),
  ...AFTER_DASHES.map((name) => [name, unwrapAfterDashes] as const),
  ['env', unwrapEnv],
  ['eval', unwrapEval],
  ['su', unwrapSu],
  ['runuser', unwrapSu],
  ['watch', unwrapWatch],
  ['flock', unwrapFlock],
  ['trap', unwrapTrap],
  ['xargs', unwrapXargs],
  ['find', unwrapFind],
  ['parallel', unwrapParallel],
  ['ssh', unwrapSsh],
  ['busybox', unwrapBusybox],
  ['toybox', unwrapBusybox],
]);

const SYSTEM_PATH = /^(?:\/usr(?:\/local)?)?\/bin\/[^/]+$/;

/**
 * What a command runs besides itself; null if it is no wrapper. A path in front of its name changes nothing, but that a
 * program which only has the name of one (`/tmp/timeout`) is not looked through.
 */
export function unwrap(words: readonly Word[]): Unwrapped | null {
  const name = literalOf(words[0]) ?? '';
  const base = name.split('/').at(-1) ?? name;
  const unwrapped = WRAPPERS.get(base)?.(words) ?? unwrapKnown(knownProgram(base)?.runs ?? [], words);
  if (unwrapped?.kind !== 'transparent' || !name.includes('/') || SYSTEM_PATH.test(name)) return unwrapped;
  return { ...unwrapped, kind: 'judged' };
}

/** Whether programs of this name run others; rules for them with an open end are refused. */
export const isWrapper = (name: string): boolean => WRAPPERS.has(name) || runsOthers(name);

const runsOthers = (name: string): boolean => (knownProgram(name)?.runs ?? []).length > 0;

function unwrapBusybox(words: readonly Word[]): Unwrapped | null {
  const applet = literalOf(words[1]);
  if (applet !== null && SHELLS.has(applet)) return unknowable('applet', applet);
  return words.length < 2 || applet?.startsWith('-') ? null : argv(words.slice(1));
}

function unwrapAfterDashes(words: readonly Word[]): Unwrapped | null {
  const dashes = words.findIndex((word) => literalOf(word) === '--');
  if (dashes >= 0) return argv(words.slice(dashes + 1));
  return words.length > 1 ? unknowable('wrapper-options', words[0]?.source) : null;
}
