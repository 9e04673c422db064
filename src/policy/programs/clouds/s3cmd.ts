import { program } from '../program.ts';

/** https://s3tools.org/usage */
export const S3CMD = program('s3cmd', {
  options: { '--secret_key': 'secret', '--access_key': 'secret', '--access_token': 'secret' },
});
