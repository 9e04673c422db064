import type { CommandRun } from './command-run.ts';

/**
 * How a secret stands in the value of an option or in an operand.
 * - `secret`: the value is the secret.
 * - `user:secret`, `user%secret`, `user,secret`: what follows the first mark.
 * - `user/secret`: what follows the slash, up to an `@` (Oracle).
 * - `auth`: as `user:secret`, or a token.
 * - `>secret`: what follows `>` at the start (Redis).
 * - `name=secret`: what follows the first `=`, whatever the name.
 * - `pass:secret`: what follows `pass:` (OpenSSL).
 * - `cookie`: cookies; a value without `=` is the name of a file.
 * - `token`: the value, unless it is a name with a value (`method=github`).
 * - `named`: the value, if the operand in front of it or a name inside it says that it is a secret.
 * - `lines`: `NAME=secret`, one a line.
 * - `first line`: the first line of an input; what follows it goes to another program.
 * - `sql`: SQL that may set a password.
 * - `text`: names with values, headers and addresses in it, as in any argument.
 */
export type Carrier =
  | 'secret'
  | 'user:secret'
  | 'user%secret'
  | 'user,secret'
  | 'user/secret'
  | 'auth'
  | '>secret'
  | 'name=secret'
  | 'pass:secret'
  | 'cookie'
  | 'token'
  | 'named'
  | 'lines'
  | 'first line'
  | 'sql'
  | 'text';

/** Where a program, or one of its subcommands, takes secrets. */
export interface SecretUse {
  /** Words of the subcommand: the first operands, or those behind one more; absent: every use. */
  when?: readonly string[];
  /** Whether `when` may stand anywhere among the operands. */
  anywhere?: boolean;
  /** Applies only if this option is there. */
  needs?: string;
  /** Options with a value that is or holds a secret: `-p`, `--password`, `-storepass`. */
  options?: Readonly<Record<string, Carrier>>;
  /** Options whose value is joined to them, and that ask for it if they stand alone: `-psecret`. */
  joined?: Readonly<Record<string, Carrier>>;
  /** Whether one dash may stand in front of a whole word (`-passin`): then letters are not read one by one. */
  noClusters?: boolean;
  /** Letters without a value that may stand in front of another one: `-sSu`. */
  flags?: string;
  /** Other options with a value, so that operands can be counted. */
  valued?: readonly string[];
  /** Long options whose names look like a secret's, and that take no value. */
  switches?: readonly string[];
  /** Options whose values say what the program acts on, such as labels: names in there say nothing of secrets. */
  selectors?: readonly string[];
  /**
   * What the operands are, if the program acts on them: `labels` hold no secrets; the name of a file or an image is
   * only shown, even if it looks like a secret.
   */
  targets?: 'files' | 'labels';
  /** Operands behind the subcommand, by their place (0 is the first); `rest`: every operand from `from` on, -1 the last. */
  operands?: Readonly<Record<number, Carrier>>;
  rest?: { from: number; carrier: Carrier };
  /** How its standard input is a secret, and the option that says so, if one has to. */
  input?: { carrier: Carrier; needs?: string };
}

/** What is known of a program. */
export interface Program {
  /** Base names. */
  names: readonly string[];
  secrets: readonly SecretUse[];
  /** How it runs other commands; absent if it does not, or if `shell/unwrap` knows. */
  runs?: readonly CommandRun[];
}

/** A program by its names, parted by blanks, with the places where it takes secrets. */
export const program = (names: string, ...secrets: SecretUse[]): Program => ({
  names: names.split(' '),
  secrets,
});

/** A program with the uses in which it runs other commands. */
export const running = (known: Program, ...runs: CommandRun[]): Program => ({ ...known, runs });
