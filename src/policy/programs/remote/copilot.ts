import { program, running } from '../program.ts';

/** https://aws.github.io/copilot-cli/docs/commands/svc-exec/ */
export const COPILOT = running(program('copilot'), {
  when: 'svc|job|task exec|run',
  text: ['-c', '--command'],
});
