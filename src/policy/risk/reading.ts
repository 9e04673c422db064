import type { AnalysedScript, JudgedCommand } from '../shell/analyse.ts';
import type { SimpleCommand } from '../shell/command.ts';
import { literalOf, showWords } from '../shell/word.ts';
import { VALUED_OPTIONS } from './valued-options.ts';

/** A command as the risk table looks at it. */
export interface Reading {
  /** Base name of the program; empty where there is none, or only its value would tell. */
  name: string;
  /** Everything after the name; an expansion stands as it is written. */
  args: readonly string[];
  /** Arguments in front of `--` that start with a dash. */
  options: readonly string[];
  /** The other arguments, without values of options. */
  operands: readonly string[];
  command: SimpleCommand;
  /** Whether another command's output is its input. */
  readsPipe: boolean;
  /** What it reads there, where `echo` or `printf` of a text that is known writes it. */
  pipedText: string | null;
  /** Whether it runs other commands, which have readings of their own. */
  isWrapper: boolean;
}

/** Every command that a text would run, at any depth. */
export function readingsOf(script: AnalysedScript): Reading[] {
  return readScript(script, NO_PIPE);
}

type Pipe = Pick<Reading, 'readsPipe' | 'pipedText'>;

const NO_PIPE: Pipe = { readsPipe: false, pipedText: null };

function readScript({ commands, runs }: AnalysedScript, outer: Pipe): Reading[] {
  const pipes = new Map<SimpleCommand, Pipe>();
  for (const { commands: joined, operators } of runs)
    for (const [index, operator] of operators.entries()) {
      const next = joined[index + 1];
      if (next !== undefined && (operator === '|' || operator === '|&'))
        pipes.set(next, { readsPipe: true, pipedText: writtenBy(joined[index]) });
    }
  return commands.flatMap((judged) => readJudged(judged, pipes.get(judged.command) ?? outer));
}

function readJudged({ command, wrapping }: JudgedCommand, pipe: Pipe): Reading[] {
  const inside = (wrapping?.inside ?? []).flatMap(({ script }) => readScript(script, pipe));
  return [{ ...readWords(command), ...pipe, isWrapper: inside.length > 0 }, ...inside];
}

function writtenBy(command: SimpleCommand | undefined): string | null {
  const [name, ...args] = command?.words.map(literalOf) ?? [];
  if ((name !== 'echo' && name !== 'printf') || args.includes(null)) return null;
  return args.filter((arg) => !/^-[neE]+$/.test(arg ?? '')).join(' ');
}

function readWords(command: SimpleCommand): Omit<Reading, 'readsPipe' | 'pipedText' | 'isWrapper'> {
  const [first, ...rest] = command.words;
  const name = literalOf(first)?.split('/').at(-1) ?? '';
  return {
    name,
    command,
    ...readArgs(
      name,
      rest.map((word) => showWords([word])),
    ),
  };
}

/** Options and operands of a program; a value of an option that is known to take one is neither. */
export function readArgs(
  name: string,
  args: readonly string[],
): Pick<Reading, 'args' | 'options' | 'operands'> {
  const valued = VALUED_OPTIONS.get(name);
  const options: string[] = [];
  const operands: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') operands.push(arg);
    else {
      options.push(arg);
      // What looks like an option is read as one: the same letter may stand alone in another subcommand.
      if (valued?.has(arg) === true && args[at + 1]?.startsWith('-') === false) at += 1;
    }
  }
  return { args, options, operands };
}
