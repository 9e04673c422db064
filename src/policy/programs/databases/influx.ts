import { program } from '../program.ts';

/** https://docs.influxdata.com/influxdb/v2/reference/cli/influx/ */
export const INFLUX = program('influx', { options: { '-t': 'secret', '--token': 'secret', '-p': 'secret' } });
