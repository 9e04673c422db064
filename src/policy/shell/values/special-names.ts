import { steersPrograms } from '../opaque/steering-variables.ts';

/**
 * Variables that bash itself changes, computes or refuses to change: what a text assigns to one of them need not be what
 * it holds later. https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html
 */
const SPECIAL =
  /^(?:_|PWD|OLDPWD|LINES|COLUMNS|REPLY|MAPFILE|COPROC\w*|OPT(?:ARG|IND|ERR)|S?RANDOM|SECONDS|LINENO|EPOCH\w+|BASH\w*|FUNCNAME|FUNCNEST|GROUPS|E?UID|PPID|DIRSTACK|PIPESTATUS|HIST\w+|COMP\w*|READLINE_\w+|SHLVL|SHELLOPTS|TIMEFORMAT|histchars|auto_resume|DEBUG|ERR|EXIT|RETURN)$/;

/** Variables that always hold a number while nothing sets or unsets them, whatever the environment says. */
const COUNTERS = /^(?:SECONDS|S?RANDOM|LINENO|EPOCHSECONDS|BASHPID)$/;

/** Whether what a text assigns to this variable is what it holds until the text assigns again. */
export const keepsItsValue = (name: string): boolean => !SPECIAL.test(name) && !steersPrograms(name);

export const countsByItself = (name: string): boolean => COUNTERS.test(name);
