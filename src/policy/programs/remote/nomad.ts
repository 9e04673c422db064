import { program, running } from '../program.ts';

/** https://developer.hashicorp.com/nomad/commands/alloc/exec */
export const NOMAD = running(
  program('nomad', { options: { '-token': 'secret' } }),
  ...['alloc exec', 'exec'].map((when) => ({
    when,
    flags: '-i -t -job -tls-skip-verify -no-color -i=true -i=false -t=true -t=false',
    valued:
      '-task -e -address -region -namespace -token -ca-cert -ca-path -client-cert -client-key -tls-server-name -group',
    operands: 1,
  })),
);
