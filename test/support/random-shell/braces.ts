import { type Pick, several } from './pick.ts';
import { quotedAs } from './quoting.ts';

const ENDS = [
  '1',
  '3',
  '01',
  '003',
  '-1',
  '-02',
  '+2',
  '10',
  'a',
  'c',
  'E',
  'z',
  '1a',
  '',
  '{1,2}',
  '300',
  '99999999',
];
const STEPS = ['', '', '..1', '..2', '..-1', '..0', '..01', '..+1', '..a', '..', '..10', '..1..1'];

/** A brace list or range in any form, some of them not expanded by bash. */
export function braces(pick: Pick, depth = 2): string {
  const item = (): string =>
    pick<() => string>([
      () => pick(['x', 'y', '-n', 'A', '', '1', 'a..b', '~', '*']),
      () => quotedAs(pick, pick(['x', 'a b', ',', '{'])),
      () => (depth > 0 ? braces(pick, depth - 1) : 'x'),
      () => pick(['$X', '"$X"', '${X:-y}', '$(A)', '\\,', '\\{', '\\}']),
    ])();
  const group = pick<() => string>([
    () => `{${several(pick, 1, 3, item).join(',')}}`,
    () => `{${pick(ENDS)}..${pick(ENDS)}${pick(STEPS)}}`,
    () => `{${pick(['c', 'x', '1', '7'])}..${pick(['c', 'x', '1', '7'])}${pick(STEPS)}}`,
    () => `{${item()}`,
    () => `{${item()},${item()}`,
    () => `${item()}}`,
    () => `\${X:-${item()}}{${item()},${item()}}`,
    () => `{${quotedAs(pick, '1')}..${pick(ENDS)}}`,
  ])();
  return (
    pick(['', '', 'x', '-exe', 'Y=', '$', '~', '{', '}']) +
    group +
    pick(['', '', 'y', '}', ',', braces.length > 3 ? '' : '{}'])
  );
}
