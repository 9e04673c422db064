import { program } from '../program.ts';

/** https://docs.datadoghq.com/continuous_integration/tests/ */
export const DATADOG = program('datadog-ci dd-trace', { options: { '--api-key': 'secret' } });
