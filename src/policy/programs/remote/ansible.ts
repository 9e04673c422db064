import { program, running } from '../program.ts';

/** https://docs.ansible.com/ansible/latest/cli/ansible.html: the argument of `command`, `shell` and `raw` */
export const ANSIBLE = running(program('ansible'), {
  text: ['-a', '--args'],
  option: {
    names: ['-m', '--module-name'],
    values: [
      'shell',
      'command',
      'raw',
      'ansible.builtin.shell',
      'ansible.builtin.command',
      'ansible.builtin.raw',
    ],
  },
});
