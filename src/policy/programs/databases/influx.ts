import { program } from '../program.ts';

/** https://docs.influxdata.com/influxdb/v2/reference/cli/influx/ */
export const INFLUX = program(
  'influx',
  { options: { '-t': 'secret', '--token': 'secret' } },
  { when: ['setup'], options: { '-p': 'secret' }, valued: ['-u', '-o', '-b', '-r', '-t'] },
  { when: ['user'], options: { '-p': 'secret' }, valued: ['-n', '-o', '-t'] },
);
