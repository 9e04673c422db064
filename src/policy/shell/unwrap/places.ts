import { opacity } from '../opaque/opacity.ts';
import { couldSplit, isKnownOperand } from '../read/own-values.ts';
import { literalOf, type Word } from '../word.ts';
import { type OptionSpec, options, readOptions } from './options.ts';
import { argv, shellText, type Unwrap, type Unwrapped, unknowable } from './unwrapped.ts';

const SSH = options(
  '4 6 A a C f G g K k M N n q s T t V v X x Y y',
  'B b c D E e F I i J L l m O o P p Q R S W w',
);
/** Configuration that makes ssh run a program here. */
const RUNS_HERE =
  /^\s*(?:proxycommand|localcommand|permitlocalcommand|knownhostscommand|match|include|pkcs11provider|securitykeyprovider|proxyusefdpass|controlpath|controlmaster|sendenv|setenv|xauthlocation)\b/i;

/** `ssh [options] host [options] command…`: joined and handed to the login shell over there. */
export const unwrapSsh: Unwrap = (words) => {
  const before = readOptions(words, 1, SSH);
  if (before === null) return unknowable('wrapper-options', 'ssh');
  const after = readOptions(words, before.next + 1, SSH);
  if (after === null) return unknowable('wrapper-options', 'ssh');
  const risky = [...before.found, ...after.found].filter(({ name, value }) => {
    if (name === 'F' || name === 'I' || name === 'S')
      return name !== 'F' || literalOf(value ?? undefined) !== '/dev/null';
    return name === 'o' && RUNS_HERE.test(literalOf(value ?? undefined) ?? 'match');
  });
  const inside = shellText(words.slice(after.next));
  if (risky.length === 0) return inside;
  return {
    kind: 'judged',
    inside: inside?.inside ?? [],
    opacities: [
      ...(inside?.opacities ?? []),
      opacity('remote-options', risky.map(({ name }) => `-${name}`).join(' ')),
    ],
  };
};

/** A step into a program's subcommands: options that may stand in front, and the names that lead on. */
interface Step {
  options: OptionSpec;
  names: readonly string[];
}

export const DOCKER: OptionSpec = options(
  'D --debug --tls --tlsverify',
  'c H l --config --context --host --log-level --tlscacert --tlscert --tlskey --url --identity --connection',
);
export const COMPOSE: OptionSpec = options(
  '--all-resources --compatibility --dry-run --verbose',
  'f p --ansi --env-file --file --parallel --profile --progress --project-directory --project-name --log-level H --host --context',
);
const DOCKER_EXEC = options(
  'd i t --detach --interactive --tty --privileged',
  'e u w --env --env-file --user --workdir --detach-keys',
);
const COMPOSE_EXEC = options(
  'd T i t --detach --no-TTY --no-tty --interactive --tty --privileged',
  'e u w --env --index --user --workdir',
);
export const KUBECTL: OptionSpec = options(
  '--insecure-skip-tls-verify --match-server-version --warnings-as-errors --disable-compression',
  `n s v --namespace --context --cluster --kubeconfig --user --server --token --as --as-group --as-uid --request-timeout
   --certificate-authority --client-certificate --client-key --cache-dir --tls-server-name --v --vmodule --username
   --password --profile --profile-output`.replaceAll(/\s+/g, ' '),
);
export const KUBECTL_EXEC: OptionSpec = {
  flags: new Set([...KUBECTL.flags, ...'i t q --stdin --tty --quiet'.split(' ')]),
  valued: new Set([...KUBECTL.valued, ...'c f --container --filename --pod-running-timeout'.split(' ')]),
};

interface Place {
  steps: readonly Step[];
  /** Options of the subcommand itself. */
  options: OptionSpec;
  /** Whether options may also follow the operand, up to `--`. */
  interspersed: boolean;
}

const dockerExec: Place = {
  steps: [{ options: DOCKER, names: ['exec'] }],
  options: DOCKER_EXEC,
  interspersed: false,
};
const PLACES: Record<string, readonly Place[]> = {
  docker: [
    dockerExec,
    {
      ...dockerExec,
      steps: [
        { options: DOCKER, names: ['container'] },
        { options: options(''), names: ['exec'] },
      ],
    },
    composeExec({ options: DOCKER, names: ['compose'] }),
  ],
  'docker-compose': [composeExec()],
  kubectl: [{ steps: [{ options: KUBECTL, names: ['exec'] }], options: KUBECTL_EXEC, interspersed: true }],
};
const ALIASES: Record<string, string> = {
  podman: 'docker',
  nerdctl: 'docker',
  'podman-compose': 'docker-compose',
  oc: 'kubectl',
};

function composeExec(first?: Step): Place {
  return {
    steps: [...(first === undefined ? [] : [first]), { options: COMPOSE, names: ['exec'] }],
    options: COMPOSE_EXEC,
    interspersed: false,
  };
}

/** Programs that run a command in another place, by name. */
export const PLACE_WRAPPERS: ReadonlyMap<string, Unwrap> = new Map(
  [...Object.keys(PLACES), ...Object.keys(ALIASES)].map((name) => [
    name,
    (words) => unwrapPlace(PLACES[ALIASES[name] ?? name] ?? [], words),
  ]),
);

function unwrapPlace(places: readonly Place[], words: readonly Word[]): Unwrapped | null {
  for (const place of places) {
    const at = follow(place.steps, words);
    if (at !== null) return inPlace(place, words, at);
  }
  if (places.some((place) => isHidden(place, words))) return unknowable('wrapper-options', words[0]?.source);
  // Whether it is an exec at all cannot be told where the options before it are not known.
  const mayBeExec =
    words.some((word) => literalOf(word) === 'exec') && readOptions(words, 1, DOCKER) === null;
  const isPlain = places.some(
    ({ steps }) => readOptions(words, 1, steps[0]?.options ?? options('')) !== null,
  );
  return mayBeExec && !isPlain ? unknowable('wrapper-options', words[0]?.source) : null;
}

/** Whether the subcommand that would lead to an exec is only known when it runs. */
function isHidden({ steps }: Place, words: readonly Word[]): boolean {
  let at = 1;
  for (const { options: spec, names } of steps) {
    const read = readOptions(words, at, spec);
    const word = words[read?.next ?? at];
    if (read !== null && words.slice(at, read.next).some(couldSplit)) return true;
    if (word === undefined || word.pieces.every(({ kind }) => kind === 'literal')) {
      if (read === null || !names.includes(literalOf(word) ?? '')) return false;
      at = read.next + 1;
    } else return word.pieces.every((piece) => piece.kind === 'literal' || piece.why !== 'pathname');
  }
  return false;
}

/** The index after the last step's name; null if the words lead elsewhere. */
function follow(steps: readonly Step[], words: readonly Word[]): number | null {
  let at = 1;
  for (const { options: spec, names } of steps) {
    const read = readOptions(words, at, spec);
    if (read === null || !names.includes(literalOf(words[read.next]) ?? '')) return null;
    at = read.next + 1;
  }
  return at;
}

function inPlace(
  { options: spec, interspersed }: Place,
  words: readonly Word[],
  from: number,
): Unwrapped | null {
  // A place whose name is known not to be an option is an operand.
  const read = readOptions(words, from, spec, isKnownOperand);
  if (read === null) return unknowable('wrapper-options', words[0]?.source);
  if (!interspersed) return argv(words.slice(read.next + 1));
  const after = readOptions(words, read.next + 1, spec);
  return after === null ? unknowable('wrapper-options', words[0]?.source) : argv(words.slice(after.next));
}
