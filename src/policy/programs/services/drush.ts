import { program } from '../program.ts';

/** https://www.drush.org/latest/commands/user_password/ */
export const DRUSH = program(
  'drush',
  { when: ['user:password'], operands: { 1: 'secret' } },
  { when: ['upwd'], operands: { 1: 'secret' } },
  { options: { '--account-pass': 'secret' } },
);
