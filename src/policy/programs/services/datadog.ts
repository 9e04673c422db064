import { program } from '../program.ts';

/** https://docs.sonarsource.com: properties on the command line. */
export const DATADOG = program('datadog-ci dd-trace', { options: { '--api-key': 'secret' } });
