import { program } from '../program.ts';

export const WPA = program('wpa_passphrase', { operands: { 1: 'secret' } });
