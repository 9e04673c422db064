import { program } from '../program.ts';

/** https://docs.snyk.io/snyk-cli/commands/auth */
export const SNYK = program('snyk', { when: ['auth'], operands: { 0: 'secret' } });
