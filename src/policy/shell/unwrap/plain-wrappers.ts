import { opacity } from '../opaque/opacity.ts';
import { steersPrograms } from '../opaque/steering-variables.ts';
import { literalStart, type Word } from '../word.ts';
import { type OptionSpec, options, readOptions } from './options.ts';
import { type Unwrap, type Unwrapped, unknowable } from './unwrapped.ts';

/** A wrapper whose command follows its options and a fixed number of operands. */
interface PlainWrapper {
  kind: Unwrapped['kind'];
  options: OptionSpec;
  /** Operands before the command: a duration, a folder, … */
  operands?: number;
  /** Whether assignments may stand in front of the command. */
  assignments?: boolean;
  /** Options with which it runs nothing (`sudo -l`), or not what follows (`sudo -e`). */
  runsNothing?: readonly string[];
}

const transparent = (spec: OptionSpec, operands = 0): PlainWrapper => ({
  kind: 'transparent',
  options: spec,
  operands,
});

/** Options from the manual of each program (GNU coreutils 9, util-linux 2.40, sudo 1.9, OpenDoas 6.8, bash 5). */
const WRAPPERS: Record<string, PlainWrapper> = {
  timeout: transparent(
    options('f p v --foreground --preserve-status --verbose', 'k s --kill-after --signal'),
    1,
  ),
  nice: transparent(options('', 'n --adjustment')),
  nohup: transparent(options('')),
  time: transparent(options('p v q --portability --verbose --quiet', 'f --format')),
  stdbuf: transparent(options('', 'i o e --input --output --error')),
  setsid: { kind: 'judged', options: options('c f w --ctty --fork --wait') },
  ionice: { kind: 'judged', options: options('t --ignore', 'c n --class --classdata') },
  taskset: { kind: 'judged', options: options('a c --all-tasks --cpu-list'), operands: 1 },
  chroot: { kind: 'judged', options: options('--skip-chdir', '--groups --userspec'), operands: 1 },
  sudo: {
    kind: 'judged',
    options: options(
      `A B b E e H i K k l N n P S s V v --askpass --bell --background --preserve-env --edit --set-home --login
       --remove-timestamp --reset-timestamp --list --no-update --non-interactive --preserve-groups --stdin --shell
       --version --validate`.replaceAll(/\s+/g, ' '),
      'C D g h p R r T t U u --close-from --chdir --group --host --prompt --chroot --role --command-timeout --type --other-user --user',
    ),
    assignments: true,
    runsNothing: [
      'e',
      '--edit',
      'l',
      '--list',
      'V',
      '--version',
      'v',
      '--validate',
      'K',
      '--remove-timestamp',
    ],
  },
  doas: { kind: 'judged', options: options('L n s', 'a C u') },
  command: { kind: 'judged', options: options('p v V'), runsNothing: ['v', 'V'] },
  builtin: { kind: 'judged', options: options('') },
  exec: { kind: 'judged', options: options('c l', 'a') },
  'xvfb-run': {
    kind: 'judged',
    options: options(
      'a l --auto-servernum --listen-tcp',
      'e f n p s w --error-file --auth-file --server-num --xauth-protocol --server-args --wait',
    ),
  },
  direnv: { kind: 'judged', options: options(''), operands: 2 },
  ...Object.fromEntries(
    'tini dumb-init unbuffer proxychains proxychains4 torsocks pkexec chpst numactl catchsegv valgrind rlwrap prlimit cgexec dbus-run-session fakeroot firejail bwrap cpulimit entr watchexec linux64 linux32'
      .split(' ')
      .map((name) => [name, { kind: 'judged', options: options('') } as const]),
  ),
  ...Object.fromEntries(
    'gosu su-exec setuidgid chrt setarch runcon faketime sg'
      .split(' ')
      .map((name) => [name, { kind: 'judged', options: options(''), operands: 1 } as const]),
  ),
  'cross-env': { kind: 'judged', options: options(''), assignments: true },
};

/** Wrappers of the plain kind, by name. */
export const PLAIN_WRAPPERS: ReadonlyMap<string, Unwrap> = new Map(
  Object.entries(WRAPPERS).map(([name, wrapper]) => [name, (words) => unwrapPlain(wrapper, words)]),
);

function unwrapPlain(wrapper: PlainWrapper, words: readonly Word[]): Unwrapped | null {
  const read = readOptions(words, 1, wrapper.options);
  if (read === null) return unknowable('wrapper-options', words[0]?.source);
  if (read.found.some(({ name }) => wrapper.runsNothing?.includes(name))) return null;
  return runs(wrapper, words.slice(read.next + (wrapper.operands ?? 0)));
}

function runs({ kind, assignments = false }: PlainWrapper, rest: readonly Word[]): Unwrapped | null {
  const { names, words } = assignments ? takeAssignments(rest) : { names: [], words: rest };
  const steering = names.filter(steersPrograms).map((name) => opacity('steering-variable', name));
  if (words.length === 0) return steering.length > 0 ? { kind, inside: [], opacities: steering } : null;
  return { kind, inside: [{ kind: 'argv', words }], opacities: steering };
}

/** `NAME=value` words in front of a command. */
export function takeAssignments(words: readonly Word[]): { names: string[]; words: readonly Word[] } {
  const names: string[] = [];
  for (const [index, word] of words.entries()) {
    const name = /^([^=]*)=/.exec(literalStart(word))?.[1];
    if (name === undefined) return { names, words: words.slice(index) };
    names.push(name);
  }
  return { names, words: [] };
}
