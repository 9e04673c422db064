/**
 * Command substitutions that print one whole number or nothing, whatever they are given to read. A program's name means
 * that program: functions, aliases and changes of PATH make the text opaque on their own.
 */
const PRINTS_NUMBER =
  /^\$\((?:(?:[^()<>;&`$\\\n]|"[^"`$\\]*"|'[^']*')*\| *)?(?:date (?:-u )?\+'?%s'?|nproc|wc -[lcwm](?: *< *[\w./-]+)?|git rev-list --count (?!-)[\w./^~@-]+) *\)$/;

/** Whether a substitution, as written, stands for a number. */
export const printsNumber = (source: string): boolean => PRINTS_NUMBER.test(source);
