import { program, running } from '../program.ts';

/** https://dokku.com/docs/processes/one-off-tasks/ */
export const DOKKU = running(
  program('dokku'),
  {
    when: 'run|run:detached',
    flags: '--rm --rm-container --no-tty --force-tty --detach --cron --quiet --trace',
    valued: 'e --env --cron-id --ttl-seconds --app',
    operands: 1,
  },
  { when: 'enter', flags: '--quiet --trace', valued: '--container-id', operands: 2 },
);
