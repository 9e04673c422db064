import { program } from '../program.ts';

/** https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli#ibmcloud_login; elsewhere `-p` is a port. */
export const IBMCLOUD = program(
  'ibmcloud',
  { when: ['login'], options: { '-p': 'secret' }, valued: ['-u', '-r', '-g', '-a', '-c'] },
  { options: { '--apikey': 'secret' } },
);
