import { program, running } from '../program.ts';

/** https://kamal-deploy.org/docs/commands/app/ */
export const KAMAL = running(
  program('kamal mrsk'),
  ...['app', 'server'].map((place) => ({
    when: `${place} exec`,
    flags:
      'i p q v H --interactive --reuse --detach --primary --quiet --verbose --skip-hooks --raw --no-interactive',
    valued: 'h r d c e --hosts --roles --destination --config-file --env --version',
    operands: 0,
  })),
  {
    when: 'accessory exec',
    flags: 'i p q v H --interactive --reuse --detach --primary --quiet --verbose --skip-hooks --raw',
    valued: 'h r d c e --hosts --roles --destination --config-file --env --version',
    operands: 1,
  },
);
