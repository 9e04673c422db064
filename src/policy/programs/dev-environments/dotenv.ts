import { program, running } from '../program.ts';

/** https://github.com/entropitor/dotenv-cli, https://github.com/bkeepers/dotenv: a file with settings, then the command */
export const DOTENV = running(
  program('dotenv dotenv-cli'),
  {
    when: 'run',
    flags: '--override --no-override',
    valued: 'f e q --file --export --quote',
    operands: 0,
  },
  {
    flags: 'o i t c h --overload --ignore --debug --quiet --override',
    valued: 'e f v p --file --template',
    operands: 0,
  },
);
