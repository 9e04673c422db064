/**
 * A use of a program in which it runs a command: on a host, in a container, or here with other settings. The command is
 * judged like any other, besides the program itself.
 */
export interface CommandRun {
  /** Words of the subcommand that leads to it, `|` between alternatives, `*` for any word; absent: every use. */
  when?: string;
  /** Options of this use without a value, parted by blanks; letters stand without a dash. */
  flags?: string;
  /** Options of this use with a value. */
  valued?: string;
  /** Operands in front of the command, such as a host or an app; absent: no command stands among the operands. */
  operands?: number;
  /** Options whose value is the command, such as `-C` and `--command`; with `+` behind it, all values that follow. */
  text?: readonly string[];
  /** Whether those values hold the command in a form that is not parsed here, such as JSON. */
  isUnread?: boolean;
  /** Options behind which the command stands in words of its own. */
  rest?: readonly string[];
  /** The use needs this option to be absent, or to have one of these values. */
  option?: { names: readonly string[]; values: readonly string[] };
}
