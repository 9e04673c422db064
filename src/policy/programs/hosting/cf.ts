import { program, running } from '../program.ts';

/**
 * https://cli.cloudfoundry.org/en-US/v8/login.html
 * Commands: https://cli.cloudfoundry.org/en-US/v8/ssh.html and run-task.html
 */
export const CF = running(
  program(
    'cf',
    { when: ['login'], options: { '-p': 'secret' }, valued: ['-u', '-a', '-o', '-s'] },
    { when: ['auth'], operands: { 1: 'secret' } },
  ),
  { when: 'ssh', text: ['-c', '--command'] },
  { when: 'run-task|rt', text: ['-c', '--command'] },
);
