import { program, running } from '../program.ts';

/** https://doc.scalingo.com/platform/cli/features#run */
export const SCALINGO = running(program('scalingo'), {
  when: 'run',
  flags: 'd --detached --silent',
  valued: 's e f a r --size --env --file --type --app --remote --region',
  operands: 0,
});
