import { program, running } from '../program.ts';

/**
 * https://docs.railway.com/reference/cli-api
 * Commands: https://docs.railway.com/cli/run and https://docs.railway.com/cli/ssh
 */
export const RAILWAY = running(
  program('railway', { options: { '--set': 'text' } }),
  {
    when: 'run|local',
    flags: 'v y --verbose --no-local --yes',
    valued: 's e p --service --environment --project',
    operands: 0,
  },
  {
    when: 'ssh',
    flags: 'y --yes --native',
    valued: 's e p d i --service --environment --project --deployment-instance --session --identity-file',
    operands: 0,
  },
);
