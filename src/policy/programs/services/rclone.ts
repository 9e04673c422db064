import { program } from '../program.ts';

/** https://rclone.org/flags/ */
export const RCLONE = program(
  'rclone',
  { when: ['config', 'password'], operands: { 2: 'secret', 4: 'secret' } },
  { when: ['obscure'], operands: { 0: 'secret' } },
  {
    options: {
      '--password': 'secret',
      '--ftp-pass': 'secret',
      '--sftp-pass': 'secret',
      '--rc-pass': 'secret',
    },
  },
);
