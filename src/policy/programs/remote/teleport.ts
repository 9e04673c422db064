import { program, running } from '../program.ts';

/** https://goteleport.com/docs/reference/cli/tsh/ */
export const TELEPORT = running(program('tsh'), {
  when: 'ssh',
  flags: 'A N t n --forward-agent --no-remote-exec --tty --local --insecure --debug',
  valued: 'l p L D o J --login --port --forward --cluster --proxy --user --ttl --identity',
  operands: 1,
});
