import type { Program } from '../program.ts';
import { DATADOG } from './datadog.ts';
import { ELASTIC } from './elastic.ts';
import { ELASTIC_KEYSTORE } from './elastic-keystore.ts';
import { GRAFANA } from './grafana.ts';
import { SENTRY } from './sentry.ts';

/** Every program of this folder. */
export const MONITORING: readonly Program[] = [DATADOG, ELASTIC, ELASTIC_KEYSTORE, GRAFANA, SENTRY];
