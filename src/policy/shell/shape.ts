import type { Analysis } from './analyse.ts';
import type { Run, SimpleCommand } from './command.ts';
import { showWords, type Word } from './word.ts';

/** Programs whose first words name what is done: how many of them belong to the shape. */
const SUBCOMMANDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    docker: 1,
    podman: 1,
    'docker-compose': 1,
    git: 1,
    kubectl: 1,
    helm: 1,
    terraform: 1,
    tofu: 1,
    pulumi: 1,
    aws: 2,
    gcloud: 3,
    az: 2,
    systemctl: 1,
    service: 2,
    npm: 2,
    npx: 3,
    yarn: 2,
    pnpm: 3,
    make: 1,
    prisma: 2,
    rails: 1,
    bundle: 2,
    rake: 1,
    python: 2,
    python3: 2,
    apt: 1,
    'apt-get': 1,
    pip: 1,
  }),
);

/** Words behind which another one says what is done: `docker compose up`. */
const GROUPS =
  /^(?:compose|container|image|volume|network|system|service|stack|swarm|node|builder|buildx|context|secret|plugin)$/;

const SQL_WORDS =
  /^(?:SELECT|INSERT|INTO|UPDATE|DELETE|FROM|WHERE|SET|ALTER|TABLE|DROP|ADD|COLUMN|CREATE|INDEX|UNIQUE|VIEW|SCHEMA|DATABASE|TRUNCATE|GRANT|REVOKE|ON|TO|RENAME|TYPE|CONSTRAINT|CASCADE|JOIN|GROUP|ORDER|BY|VALUES|COPY|VACUUM|REINDEX|CONCURRENTLY|IF|NOT|EXISTS|NULL|DEFAULT|WITH)$/i;

/**
 * What a text means, without white space and quoting that bash ignores: two texts of one meaning do the same.
 */
export function meaningOf({ text, runs, commands, opacities }: Analysis): string {
  // What cannot be read has no meaning but itself.
  if (opacities.length > 0 || runs.length !== 1 || runs[0]?.commands.length !== commands.length)
    return text.trim();
  return runs.map(runMeaning).join('\n');
}

function runMeaning({ commands, operators }: Run): string {
  return commands
    .map((command, index) => `${commandMeaning(command)} ${operators[index] ?? ''}`.trim())
    .join(' ');
}

function commandMeaning({ assignments, words, redirects, input }: SimpleCommand): string {
  return JSON.stringify([
    assignments.map(({ name, append, values }) => [name, append, values.map(pieces)]),
    words.map(pieces),
    redirects.map(({ operator, descriptor, target }) => [operator, descriptor, pieces(target)]),
    input.map(({ text }) => text),
  ]);
}

const pieces = (word: Word): unknown[] =>
  word.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : { unknown: piece.source }));

/**
 * The shape of a text: the programs, what is done with them and with which options, without names, numbers and values.
 * Near commands have one shape: `docker compose restart api` and `docker compose restart worker`.
 */
export function shapeOf({ reached }: Analysis): string {
  return reached.map(({ command }) => commandShape(command)).join(' ; ');
}

function commandShape({ words }: SimpleCommand): string {
  const [name = '', ...args] = words.map((word) => showWords([word]));
  const base = name.slice(name.lastIndexOf('/') + 1);
  const isContainers = base === 'docker' || base === 'podman';
  let named = SUBCOMMANDS.get(base) ?? 0;
  const shape = args.map((arg) => {
    if (arg.startsWith('-')) return arg.replace(/=.*$/s, '=_');
    if (named > 0) {
      named -= isContainers && GROUPS.test(arg) ? 0 : 1;
      return arg;
    }
    return /\s/.test(arg) ? sqlShape(arg) : '_';
  });
  // How many values there are does not matter: `rm a` and `rm a b` are one shape.
  return [base, ...shape.filter((part, index) => part !== '_' || shape[index - 1] !== '_')].join(' ');
}

function sqlShape(text: string): string {
  const words = text.split(/[\s;,()]+/).map((word) => (SQL_WORDS.test(word) ? word.toUpperCase() : '_'));
  return `'${words.filter((word, index) => word !== '_' || words[index - 1] !== '_').join(' ')}'`;
}
