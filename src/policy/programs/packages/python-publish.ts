import { program } from '../program.ts';

/** https://python-poetry.org/docs/cli/#publish, https://docs.astral.sh/uv/reference/cli/#uv-publish */
export const PYTHON_PUBLISH = program(
  'poetry flit hatch uv',
  {
    options: { '-p': 'secret', '--password': 'secret', '--token': 'secret', '-t': 'secret' },
    when: ['publish'],
    valued: ['-u'],
  },
  { when: ['config'], needs: 'pypi-token.', operands: { 1: 'secret' } },
  { when: ['config'], rest: { from: 2, carrier: 'secret' }, needs: 'http-basic' },
);
