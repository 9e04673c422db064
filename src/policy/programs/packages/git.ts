import { program } from '../program.ts';

/** https://git-scm.com/docs: names of branches, tags and files may hold an `=`. */
export const GIT = program(
  'git',
  ...['checkout', 'switch', 'restore', 'rm', 'branch', 'tag', 'push', 'reset', 'clean'].map((word) => ({
    when: [word],
    targets: 'files' as const,
  })),
);
