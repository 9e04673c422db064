import { program } from '../program.ts';

export const CODECOV = program('codecov codecovcli', { options: { '-t': 'secret', '--token': 'secret' } });
