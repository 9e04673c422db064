import { program } from '../program.ts';

/** https://networkmanager.dev/docs/api/latest/nmcli.html */
export const NMCLI = program(
  'nmcli',
  { when: ['password'], anywhere: true, operands: { 0: 'secret' } },
  { when: ['wifi-sec.psk'], anywhere: true, operands: { 0: 'secret' } },
  { when: ['802-11-wireless-security.psk'], anywhere: true, operands: { 0: 'secret' } },
);
