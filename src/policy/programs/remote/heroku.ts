import { program, running } from '../program.ts';

/** https://github.com/heroku/cli/blob/main/docs/run.md */
export const HEROKU = running(
  program('heroku'),
  {
    when: 'run|run:detached|local:run',
    flags: 'x t --exit-code --no-tty --no-notify --no-launcher --prompt --tail',
    valued: 'a r s e p --app --remote --size --env --type --port',
    operands: 0,
  },
  { when: 'run:inside', flags: 'x --exit-code --no-launcher', valued: 'a r --app --remote', operands: 1 },
  {
    when: 'ps:exec',
    text: ['--command'],
    flags: '--ssh',
    valued: 'a r d --app --remote --dyno',
    operands: 0,
  },
);
