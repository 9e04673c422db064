import { type Reading, readArgs } from '../reading.ts';
import { compilePattern } from './pattern.ts';

interface Runner {
  when: string;
  /** How many words that are no options stand between it and the program. */
  skips: number;
  /** Whether the place is another one as well, so that running there counts by itself. */
  isPlace?: boolean;
}

/** Programs behind which another one stands, with its arguments, as far as the table has anything to say of that one. */
const RUNNERS: readonly Runner[] = [
  { when: 'npx|bunx|pnpx|uvx', skips: 0 },
  { when: 'npm|pnpm|yarn|bun exec|dlx|x|run', skips: 1 },
  { when: 'bundle|poetry|uv|pipenv|rye|pdm|hatch|pipx exec|run', skips: 1 },
  { when: 'yarn|pnpm|python|python3|node|php|ruby|bun|deno', skips: 0 },
  { when: 'docker|podman|nerdctl compose run', skips: 3, isPlace: true },
  { when: 'docker-compose|podman-compose run', skips: 2, isPlace: true },
  { when: 'docker|podman|nerdctl run|create', skips: 2, isPlace: true },
  { when: 'kubectl|oc run', skips: 2, isPlace: true },
];
const COMPILED = RUNNERS.map((runner) => ({ ...runner, ...compilePattern(runner.when) }));
const NAMES = new Set(COMPILED.flatMap(({ programs }) => programs));

/** The program that a runner runs; null if this is no runner, or `knows` does not know what stands there. */
export function behindRunner(
  reading: Reading,
  knows: (name: string) => boolean,
): { inner: Reading; isPlace: boolean } | null {
  const { name, operands, args } = reading;
  if (!NAMES.has(name)) return null;
  for (const { programs, matches, skips, isPlace = false } of COMPILED) {
    const operand = operands[skips];
    if (operand === undefined || !programs.includes(name) || !matches(reading)) continue;
    const base = baseName(operand);
    if (!knows(base)) continue;
    const rest = args.slice(args.lastIndexOf(operand, args.length - (operands.length - skips)) + 1);
    return { inner: { ...reading, name: base, ...readArgs(base, rest) }, isPlace };
  }
  return null;
}

/** `./node_modules/.bin/prisma` and `prisma@6.1.0` are `prisma`. */
const baseName = (operand: string): string =>
  (operand.split('/').at(-1) ?? operand).replace(/(?<=.)@.*$/, '');
