import { program } from '../program.ts';

/** https://github.com/FreeRDP/FreeRDP/wiki/CommandLineInterface */
export const FREERDP = program('xfreerdp wlfreerdp xfreerdp3', {
  joined: { '/p:': 'secret', '/gp:': 'secret' },
});
