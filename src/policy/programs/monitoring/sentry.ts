import { program } from '../program.ts';

/** https://docs.sentry.io/cli/ */
export const SENTRY = program('sentry-cli', { options: { '--auth-token': 'secret', '--api-key': 'secret' } });
