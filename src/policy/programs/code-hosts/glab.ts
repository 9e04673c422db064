import { program } from '../program.ts';

/** https://gitlab.com/gitlab-org/cli */
export const GLAB = program(
  'glab',
  {
    when: ['auth', 'login'],
    options: { '-t': 'secret', '--token': 'secret' },
    input: { carrier: 'secret', needs: '--stdin' },
  },
  {
    when: ['variable', 'set'],
    operands: { 1: 'secret' },
    options: { '-v': 'secret', '--value': 'secret' },
    valued: ['-s', '-t', '-g', '-R'],
  },
);
