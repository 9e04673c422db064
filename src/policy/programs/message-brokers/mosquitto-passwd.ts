import { program } from '../program.ts';

/** https://mosquitto.org/man/mosquitto_passwd-1.html */
export const MOSQUITTO_PASSWD = program('mosquitto_passwd', {
  needs: '-b',
  rest: { from: 2, carrier: 'secret' },
  flags: 'bcD',
});
