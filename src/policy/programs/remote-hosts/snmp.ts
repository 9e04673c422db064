import { program } from '../program.ts';

/** http://www.net-snmp.org/docs/man/snmpcmd.html */
export const SNMP = program('snmpwalk snmpget snmpset snmpbulkwalk snmptrap', {
  options: { '-A': 'secret', '-X': 'secret', '-c': 'secret' },
  valued: ['-v', '-u', '-l', '-a', '-x'],
});
