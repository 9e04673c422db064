import { program } from '../program.ts';

/** https://docs.codecov.com/docs/the-codecov-cli */
export const CODECOV = program('codecov codecovcli', { options: { '-t': 'secret', '--token': 'secret' } });
