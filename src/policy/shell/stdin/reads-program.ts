import { isInterpreter } from '../opaque/interpreters.ts';
import { SHELLS } from '../unwrap/shells.ts';
import { literalOf, type Word } from '../word.ts';

/** Names of standard input as a file. */
const STDIN_FILE = /^(?:-|\/dev\/stdin|\/(?:dev|proc\/self)\/fd\/0)$/;
/** Options of interpreters after which standard input is data: the program stands in the words, or none is run. */
const NO_PROGRAM =
  /^(?:-[A-Za-z]*[cermEM]|-p|--(?:eval|execute|command|print|version|help|check)(?:=.*)?|-[vVh])$/;
/** Programs that open a shell if they are given no command. */
const SESSION = new Set('ssh su runuser chroot nsenter unshare newgrp sg'.split(' '));

/**
 * Whether a program, used like this, takes its standard input for shell text: a shell without a script, `ssh host` without
 * a command, `sudo -s`, `at`, `source /dev/stdin`.
 * @param words of a command that runs nothing by its words.
 */
export function readsShellText(words: readonly Word[]): boolean {
  const [name = '', ...args] = words.map(literalOf).map((text) => text ?? '?');
  const base = baseOf(name);
  if (SHELLS.has(base)) return shellReadsInput(args);
  if (base === 'source' || base === '.') return STDIN_FILE.test(args[0] ?? '');
  if (base === 'at' || base === 'batch') return !args.includes('-f');
  if (base === 'sudo' || base === 'doas')
    return args.some((arg) => /^(?:-[A-Za-z]*[is][A-Za-z]*|--login|--shell)$/.test(arg));
  return SESSION.has(base) && !args.some((arg) => /^(?:-V|--version|--help)$/.test(arg));
}

/** Whether a program, used like this, runs what it reads, in whatever language. */
export function readsProgram(words: readonly Word[]): boolean {
  const [name = '', ...args] = words.map(literalOf).map((text) => text ?? '?');
  const base = baseOf(name);
  if (!isInterpreter(base) || SHELLS.has(base)) return readsShellText(words);
  if (args.some((arg) => NO_PROGRAM.test(arg))) return false;
  const operand = args.find((arg) => !arg.startsWith('-') || arg === '-');
  return operand === undefined || STDIN_FILE.test(operand);
}

function shellReadsInput(args: readonly string[]): boolean {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-' || arg === '--') continue;
    if (!/^[-+]/.test(arg)) return STDIN_FILE.test(arg);
    if (arg.startsWith('--')) {
      if (/^--(?:version|help)$/.test(arg)) return false;
      continue;
    }
    if (arg.includes('c')) return false;
    if (arg.includes('s')) return true;
    // `-o pipefail` takes the next word.
    if (/[oO]$/.test(arg)) at += 1;
  }
  return true;
}

const baseOf = (name: string): string => name.split('/').at(-1) ?? name;
