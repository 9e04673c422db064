import { knownProgram } from '../programs/catalogue.ts';
import type { Program } from '../programs/program.ts';
import type { InsideCommands, JudgedCommand } from '../shell/analyse.ts';
import { isInterpreter } from '../shell/opaque/interpreters.ts';
import { SHELLS } from '../shell/unwrap/shells.ts';
import { literalOf, literalStart, type Word } from '../shell/word.ts';

/** Builtins that keep their arguments for later, or run them: nothing in there is only a value. */
const KEEPS_ARGUMENTS = new Set(
  'eval exec source . trap alias set let read mapfile readarray bind complete compgen fc enable hash'.split(
    ' ',
  ),
);
/** Programs whose arguments are programs, or are put into some: only a value that can hold none is a secret there. */
const RUNS_ARGUMENTS = new Set(
  'make gmake awk gawk mawk nawk m4 expect tclsh parallel xargs find'.split(' '),
);
/** Programs that make arguments of commands from what they read. */
export const PUTS_INPUT_INTO_COMMANDS = new Set(['xargs', 'parallel', 'at', 'batch']);
/** Programs that run what stands behind `--`, and nothing without it. */
const RUNS_BEHIND_DASHES = new Set('aws-vault doppler op infisical chamber dotenvx'.split(' '));
/** Options behind which an interpreter takes its program. From the manual of each. */
const CODE_OPTION = /^-(?:[a-zA-Z]*[cerEp]|-eval|-print|-command|-exec)$/;
/** Programs that only print their arguments. */
export const PRINTS = new Set(['echo', 'printf']);

/** The name of the program that a command runs, without its path; empty if only its value would tell. */
export const programName = ({ command }: JudgedCommand): string =>
  (literalOf(command.words[0]) ?? '').split('/').at(-1) ?? '';

/** Every place in a command where others stand. */
export const insideOf = ({ wrapping, behind }: JudgedCommand): InsideCommands[] => [
  ...(wrapping?.inside ?? []),
  ...(behind ?? []),
];

/**
 * The words behind a program's name. What stands behind an image is no program if it looks like an option: then it is
 * the first argument of a program that is not seen.
 */
export const argumentWords = ({ command: { words } }: JudgedCommand): readonly Word[] =>
  literalStart(words[0] ?? NO_WORD).startsWith('-') ? words : words.slice(1);

const NO_WORD: Word = { source: '', pieces: [] };

export const programOf = (judged: JudgedCommand): Program | undefined => knownProgram(programName(judged));

/** Whether what stands in a command's own words could be run, or kept to be run: then no name makes it a secret. */
export function runsItsWords(judged: JudgedCommand): boolean {
  const name = programName(judged);
  // A shell's further arguments are those of the script it runs.
  const isShell =
    SHELLS.has(name) &&
    (judged.wrapping !== null ||
      judged.command.words.slice(1).some((word) => word.source.startsWith('-') && word.source.includes('c')));
  const isUnknowable =
    judged.wrapping !== null && judged.wrapping.inside.length === 0 && !RUNS_BEHIND_DASHES.has(name);
  const isPrintfInto = name === 'printf' && literalOf(judged.command.words[1])?.startsWith('-v') === true;
  return name === '' || KEEPS_ARGUMENTS.has(name) || isShell || isUnknowable || isPrintfInto;
}

/** Whether a command's arguments could be, or become, parts of a program. */
export const mayRunItsWords = (judged: JudgedCommand): boolean => RUNS_ARGUMENTS.has(programName(judged));

/**
 * The argument that is a program for an interpreter or a shell, such as what follows `python -c`, or the name of its file;
 * -1 if there is none.
 */
export function codeArgument(judged: JudgedCommand, args: readonly string[]): number {
  const name = programName(judged);
  if (judged.wrapping !== null || !(isInterpreter(name) || SHELLS.has(name))) return -1;
  const option = args.findIndex((arg) => CODE_OPTION.test(arg));
  return option < 0 ? args.findIndex((arg) => !arg.startsWith('-')) : option + 1;
}

/** Whether a command runs whatever it reads: a shell or an interpreter that is handed no script. */
export function runsItsInput(judged: JudgedCommand): boolean {
  const name = programName(judged);
  const args = judged.command.words.slice(1).map((word) => literalOf(word));
  if (judged.command.input.length > 0) return false;
  if (name === 'source' || name === '.' || name === 'at' || name === 'batch' || name === 'crontab')
    return true;
  if (name === 'ssh') return judged.wrapping === null;
  if (name === 'xargs' || name === 'parallel') return true;
  if (!isInterpreter(name) && !SHELLS.has(name)) return false;
  if (judged.wrapping !== null || args.some((arg) => arg !== null && CODE_OPTION.test(arg))) return false;
  const operand = args.find((arg) => arg === null || !arg.startsWith('-'));
  return operand === undefined || operand === null || operand.startsWith('/dev/') || args.includes('-s');
}

/** How a command reads its here-documents: as a script of a shell, as a program of another language, or as data (null). */
export function readsScript(judged: JudgedCommand): 'shell' | 'program' | null {
  const name = programName(judged);
  if (name === 'ssh' || SHELLS.has(name)) return 'shell';
  const isRun = isInterpreter(name) || KEEPS_ARGUMENTS.has(name) || PUTS_INPUT_INTO_COMMANDS.has(name);
  return isRun ? 'program' : null;
}
