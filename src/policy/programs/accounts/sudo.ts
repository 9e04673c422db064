import { program } from '../program.ts';

/** `sudo -S` reads the password from standard input. https://www.sudo.ws/docs/man/sudo.man/ */
export const SUDO = program(
  'sudo',
  { needs: '-S', input: { carrier: 'first line' } },
  { needs: '--stdin', input: { carrier: 'first line' } },
  { rest: { from: 0, carrier: 'text' } },
);
