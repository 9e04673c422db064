import { program } from '../program.ts';

/** https://cli.github.com/manual/ */
export const GH = program(
  'gh',
  {
    when: ['secret', 'set'],
    options: { '-b': 'secret', '--body': 'secret' },
    valued: ['-R', '--repo', '-e', '-o', '-f', '-r'],
    input: { carrier: 'secret' },
  },
  {
    when: ['auth', 'login'],
    switches: ['--with-token'],
    input: { carrier: 'secret', needs: '--with-token' },
  },
);
