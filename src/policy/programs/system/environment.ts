import { program } from '../program.ts';

/** Builtins and wrappers that set variables. https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html */
export const ENVIRONMENT = program('export declare typeset local readonly env setx', {
  rest: { from: 0, carrier: 'text' },
});
