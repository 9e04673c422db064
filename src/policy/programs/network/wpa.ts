import { program } from '../program.ts';

/** https://linux.die.net/man/8/wpa_passphrase */
export const WPA = program('wpa_passphrase', { operands: { 1: 'secret' } });
