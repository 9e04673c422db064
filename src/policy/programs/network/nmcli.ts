import { program } from '../program.ts';

/** https://networkmanager.dev/docs/api/latest/nmcli.html */
const SETS_PROPERTIES = ['device', 'dev', 'd']
  .map((device) => [device, 'wifi', 'connect'])
  .concat(
    ['connection', 'con', 'c'].flatMap((con) => ['add', 'modify', 'mod', 'm'].map((set) => [con, set])),
  );

export const NMCLI = program(
  'nmcli',
  ...SETS_PROPERTIES.map((when) => ({ when, rest: { from: 0, carrier: 'named' as const } })),
  { when: ['wifi-sec.psk'], anywhere: true, operands: { 0: 'secret' } },
  { when: ['802-11-wireless-security.psk'], anywhere: true, operands: { 0: 'secret' } },
);
