import { program } from '../program.ts';

/** https://www.scaleway.com, https://github.com/hetznercloud/cli, https://www.linode.com take tokens as variables and options. */
export const IBMCLOUD = program('ibmcloud', {
  options: { '--apikey': 'secret', '-p': 'secret' },
  valued: ['-u', '-r', '-g', '-a', '-c'],
});
