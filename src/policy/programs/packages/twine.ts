import { program } from '../program.ts';

/** https://twine.readthedocs.io/en/stable/#commands */
export const TWINE = program('twine', {
  options: { '-p': 'secret', '--password': 'secret' },
  valued: ['-u', '-r'],
});
