import { program, running } from '../program.ts';

/**
 * https://fly.io/docs/flyctl/secrets-set/; the `fly` of Concourse names its target with `-t`.
 * Commands: https://fly.io/docs/flyctl/ssh-console/ and https://fly.io/docs/flyctl/machine-exec/
 */
export const FLY = running(
  program(
    'fly flyctl',
    { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
    { options: { '--access-token': 'secret' } },
    { when: ['secrets', 'import'], input: { carrier: 'lines' } },
  ),
  { when: 'ssh console', text: ['-C', '--command'] },
  {
    when: 'machine|machines|m run',
    valued: 'a c r o --app --config --region --org --name',
    flags: '--rm',
    operands: 1,
  },
  { when: 'console', text: ['-C', '--command'] },
  {
    when: 'machine|machines|m exec',
    flags: 'h j --help --json --debug --verbose',
    valued: 'a c t --app --config --timeout --access-token',
    operands: 1,
  },
);
