import { program } from '../program.ts';

/** https://mosquitto.org/man/mosquitto_pub-1.html */
export const MOSQUITTO = program('mosquitto_pub mosquitto_sub mosquitto_rr', {
  options: { '-P': 'secret', '--pw': 'secret' },
});
