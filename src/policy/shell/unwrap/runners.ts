import { couldBeOption, couldSplit } from '../read/own-values.ts';
import { literalOf, type Word } from '../word.ts';
import { type OptionSpec, options, readOptions } from './options.ts';
import { COMPOSE, DOCKER, KUBECTL, KUBECTL_EXEC } from './places.ts';
import { argv, judged, type Unwrapped, unknowable } from './unwrapped.ts';

/**
 * Programs that start another one which is installed beside them, or in a container of its own. A rule covers what they
 * run where it spells out its name; people write `npx prisma *`, and mean no other program.
 */
interface Runner {
  /** Subcommands that lead to it, each with the options in front; none: the program itself. */
  steps: readonly { options: OptionSpec; names: readonly string[] }[];
  options: OptionSpec;
  /** Operands in front of the program: an image, a service. */
  operands: number;
  /** An option whose value is a text for a shell. */
  call?: readonly string[];
  /** Whether options may also follow the operand. */
  interspersed?: boolean;
}

const NONE = options('');
const NPX = options(
  'y q --yes --no --no-install --quiet --prefer-offline --prefer-online --offline --ignore-existing',
  'p c w --package --call --workspace --prefix --registry --cache --userconfig',
);
const JS: OptionSpec = options(
  's --silent --no-install --quiet --offline --bun --recursive --parallel r',
  'C p F --dir --package --filter --cwd',
);
const RUN = options(
  'v q --verbose --quiet --frozen --locked --no-sync --keep-file-descriptors',
  '--directory --project --env-file',
);
const DOCKER_RUN = options(
  `d i t P q T --detach --init --interactive --no-healthcheck --oom-kill-disable --privileged --publish-all --quiet --read-only
   --rm --sig-proxy --tty --disable-content-trust --no-deps --build --service-ports --use-aliases --remove-orphans
   --no-TTY --quiet-pull`.replaceAll(/\s+/g, ' '),
  `a c e h l m p u v w --add-host --annotation --attach --blkio-weight --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile
   --cpu-period --cpu-quota --cpu-shares --cpus --cpuset-cpus --cpuset-mems --detach-keys --device --dns --dns-option
   --dns-search --domainname --entrypoint --env --env-file --env-from-file --expose --gpus --group-add --health-cmd
   --health-interval --health-retries --health-start-period --health-timeout --hostname --ip --ip6 --ipc --isolation
   --label --label-file --link --log-driver --log-opt --mac-address --memory --memory-reservation --memory-swap --mount
   --name --network --net --network-alias --oom-score-adj --pid --pids-limit --platform --publish --pull --restart --runtime
   --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit --user --userns --uts
   --volume --volume-driver --volumes-from --workdir`.replaceAll(/\s+/g, ' '),
);
const KUBECTL_RUN: OptionSpec = {
  flags: new Set([
    ...KUBECTL_EXEC.flags,
    ...'--rm --attach --command --expose --privileged --leave-stdin-open --wait --share-processes --replace'.split(
      ' ',
    ),
  ]),
  valued: new Set([
    ...KUBECTL_EXEC.valued,
    ...'e l --image --restart --env --labels --port --limits --requests --serviceaccount --overrides --override-type --image-pull-policy --annotations --dry-run --output o --target --copy-to --profile --set-image --custom'.split(
      ' ',
    ),
  ]),
};

const subcommand = (
  spec: OptionSpec,
  names: string,
  own: OptionSpec,
  more: Partial<Runner> = {},
): Runner => ({
  steps: [{ options: spec, names: names.split(' ') }],
  options: own,
  operands: 0,
  ...more,
});
const direct = (own: OptionSpec, more: Partial<Runner> = {}): Runner => ({
  steps: [],
  options: own,
  operands: 0,
  ...more,
});
const call = ['c', '--call'];
const composeRun = (first: Runner['steps']): Runner => ({
  steps: [...first, { options: COMPOSE, names: ['run'] }],
  options: DOCKER_RUN,
  operands: 1,
});
const docker = [
  subcommand(DOCKER, 'run create', DOCKER_RUN, { operands: 1 }),
  {
    ...subcommand(DOCKER, 'container', DOCKER_RUN, { operands: 1 }),
    steps: [
      { options: DOCKER, names: ['container'] },
      { options: NONE, names: ['run', 'create'] },
    ],
  },
  composeRun([{ options: DOCKER, names: ['compose'] }]),
];
const kubectl = [subcommand(KUBECTL, 'run debug', KUBECTL_RUN, { operands: 1, interspersed: true })];
const compose = [composeRun([])];

const RUNNERS = new Map<string, readonly Runner[]>(
  Object.entries({
    npx: [direct(NPX, { call })],
    pnpx: [direct(NPX, { call })],
    bunx: [direct(JS)],
    uvx: [direct(RUN)],
    npm: [subcommand(NPX, 'exec x', NPX, { call })],
    pnpm: [subcommand(JS, 'exec dlx', { ...JS, flags: new Set([...JS.flags, 'c', '--shell-mode']) })],
    yarn: [subcommand(JS, 'exec dlx', JS)],
    bun: [subcommand(JS, 'x', JS)],
    bundle: [subcommand(RUN, 'exec', RUN)],
    poetry: [subcommand(RUN, 'run', RUN)],
    pipenv: [subcommand(RUN, 'run', RUN)],
    uv: [subcommand(RUN, 'run', RUN)],
    pdm: [subcommand(RUN, 'run', RUN)],
    pipx: [subcommand(RUN, 'run', RUN)],
    docker,
    podman: docker,
    nerdctl: docker,
    'docker-compose': compose,
    'podman-compose': compose,
    kubectl,
    oc: kubectl,
  }),
);

/** What stands behind a runner; null if these words are none, or nothing stands there. */
export function behindRunner(words: readonly Word[]): Unwrapped | null {
  const runners = RUNNERS.get(literalOf(words[0])?.split('/').at(-1) ?? '') ?? [];
  for (const runner of runners) {
    const at = follow(runner, words);
    if (at === null && couldLeadOn(runner, words)) return unknowable('wrapper-options', words[0]?.source);
    if (at === null) continue;
    const run = behind(runner, words, at);
    const [first] = run?.inside[0]?.words ?? [];
    const end = first === undefined ? words.length : words.indexOf(first);
    // What is more than one word could be the program already.
    return words.slice(1, end).some(couldSplit) ? unknowable('wrapper-options', words[0]?.source) : run;
  }
  return null;
}

/** Whether the subcommand stands behind options that are not known here: one of them could take it for its value. */
function couldLeadOn({ steps }: Runner, words: readonly Word[]): boolean {
  const [first] = steps;
  if (first === undefined || readOptions(words, 1, first.options, (word) => !couldBeOption(word)) !== null)
    return false;
  return words.slice(1).some((word) => first.names.includes(literalOf(word) ?? ''));
}

function follow({ steps }: Runner, words: readonly Word[]): number | null {
  let at = 1;
  for (const { options: spec, names } of steps) {
    const read = readOptions(words, at, spec);
    if (read === null || !names.includes(literalOf(words[read.next]) ?? '')) return null;
    at = read.next + 1;
  }
  return at;
}

function behind(runner: Runner, words: readonly Word[], from: number): Unwrapped | null {
  if (runner.interspersed === true) return behindName(words.slice(from));
  const read = readOptions(words, from, runner.options, (word) => !couldBeOption(word));
  if (read === null) return unknowable('wrapper-options', words[0]?.source);
  const text = read.found.find(({ name }) => runner.call?.includes(name) === true)?.value;
  if (text) {
    const script = literalOf(text);
    return script === null
      ? unknowable('dynamic-script', text.source)
      : judged({ kind: 'script', words: [text], text: script });
  }
  const rest = words.slice(read.next + runner.operands);
  const entry = read.found.findLast(({ name }) => name === '--entrypoint')?.value;
  return entry ? argv([entry, ...rest]) : argv(rest);
}

/** `kubectl run NAME --image=… -- command…`: options may also follow the name, and the dashes need not be there. */
function behindName(words: readonly Word[]): Unwrapped | null {
  const before = readOptions(words, 0, KUBECTL_RUN);
  if (before === null) return unknowable('wrapper-options', 'kubectl');
  if (literalOf(words[before.next - 1]) === '--') return argv(words.slice(before.next));
  const after = readOptions(words, before.next + 1, KUBECTL_RUN);
  return after === null ? unknowable('wrapper-options', 'kubectl') : argv(words.slice(after.next));
}
