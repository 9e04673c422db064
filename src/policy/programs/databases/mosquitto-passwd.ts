import { program } from '../program.ts';

export const MOSQUITTO_PASSWD = program('mosquitto_passwd', {
  needs: '-b',
  rest: { from: 2, carrier: 'secret' },
  flags: 'bcD',
});
