import type { AnalysedScript, JudgedCommand } from '../shell/analyse.ts';
import type { SimpleCommand } from '../shell/command.ts';
import { readsProgram } from '../shell/stdin/reads-program.ts';
import { literalOf, showWords } from '../shell/word.ts';
import { VALUED_OPTIONS } from './effects/valued-options.ts';

/** A command as the risk table looks at it. */
export interface Reading {
  /** Base name of the program; empty if there is none, or only its value would tell. */
  name: string;
  /** Everything after the name; an expansion stands as it is written. */
  args: readonly string[];
  /** Arguments in front of `--` that start with a dash. */
  options: readonly string[];
  /** The other arguments, without values of options. */
  operands: readonly string[];
  command: SimpleCommand;
  /** Words that only their value would tell, as they stand in `args`. */
  unknown: ReadonlySet<string>;
  /** Whether another command's output is its own input, not that of a group around it. */
  readsPipe: boolean;
  /** Whether it takes what it reads for a program, and is given no other command to run. */
  runsInput: boolean;
  /** Whether it runs other commands, which have readings of their own. */
  isWrapper: boolean;
  /** Whether it stands behind a runner, or in a text that a shell is fed: what runs it has a reading as well. */
  isInner: boolean;
}

/** Every command that a text would run, at any depth. */
export const readingsOf = (script: AnalysedScript): Reading[] => readScript(script, false);

const readScript = ({ commands }: AnalysedScript, isInner: boolean): Reading[] =>
  commands.flatMap((judged) => readJudged(judged, isInner));

function readJudged({ command, wrapping, behind, fed }: JudgedCommand, isInner: boolean): Reading[] {
  const inside = (wrapping?.inside ?? []).flatMap(({ script }) => readScript(script, isInner));
  const inner = [...(behind ?? []).map(({ script }) => script), ...(fed === null ? [] : [fed])];
  return [
    {
      ...readWords(command),
      runsInput: wrapping === null && readsProgram(command.words),
      isWrapper: inside.length > 0,
      isInner,
    },
    ...inside,
    ...inner.flatMap((script) => readScript(script, true)),
  ];
}

const NONE: ReadonlySet<string> = new Set();

function readWords(command: SimpleCommand): Omit<Reading, 'isWrapper' | 'isInner' | 'runsInput'> {
  const { stdin, words } = command;
  const [first, ...rest] = words;
  const name = literalOf(first)?.split('/').at(-1) ?? '';
  const unknown = rest.filter((word) => literalOf(word) === null);
  return {
    name,
    command,
    readsPipe: stdin?.by === 'pipe' && !stdin.isShared,
    unknown: unknown.length === 0 ? NONE : new Set(unknown.map((word) => showWords([word]))),
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
