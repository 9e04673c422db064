import { program, running } from '../program.ts';

/** https://docs.saltproject.io/en/latest/ref/modules/all/salt.modules.cmdmod.html */
export const SALT = running(
  program('salt salt-call salt-ssh'),
  {
    when: '* cmd.run|cmd.run_all|cmd.run_stdout|cmd.run_bg|cmd.shell|cmd.script',
    valued: 't c b --timeout --config-dir --batch-size --out --log-level',
    operands: 0,
  },
  {
    when: 'cmd.run|cmd.run_all|cmd.shell',
    valued: 'c l --config-dir --out --log-level',
    flags: '--local',
    operands: 0,
  },
);
