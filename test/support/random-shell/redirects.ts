import { braces } from './braces.ts';
import { type Pick, several } from './pick.ts';
import { oddQuoting, quotedAs } from './quoting.ts';

const DESCRIPTORS = [
  '',
  '',
  '',
  '',
  '0',
  '1',
  '2',
  '3',
  '12',
  '{v}',
  '{a[x]}',
  '{a[0]}',
  '{PATH[0]}',
  '{RANDOM}',
  '{IFS}',
  '{v}',
  '{-}',
  '{1}',
  '{a[$(E)]}',
  '{v[1]}',
  '\\1',
  '"1"',
  '1{',
  '99999999999',
];
const OPERATORS = [
  '<',
  '>',
  '>>',
  '>|',
  '<>',
  '&>',
  '&>>',
  '>&',
  '<&',
  '<<<',
  '< ',
  '> ',
  '>& ',
  '&> ',
  '<<< ',
  '>&\t',
];

function target(pick: Pick): string {
  return pick<() => string>([
    () => pick(['f', './f', 'd/f', '/dev/null', 'f-', '-', '1', '2', '2-', '1-', '&1', 'fx', '=', '!']),
    () => quotedAs(pick, pick(['f', 'a b', '$X', '<(E)', '$(E)', '1', '-', '/dev/tcp/x', '*'])),
    () =>
      pick([
        '$X',
        '"$X"',
        '$F',
        '"$F/x"',
        '$F/x',
        '${F}/x',
        '${X:-f}',
        '"${X:-f}"',
        '$(A)',
        '`A`',
        '~',
        '~/f',
        '*',
        '?',
        'f*',
        '<(A)',
        '>(A)',
        '$((1))',
        '$v',
        '$G',
      ]),
    () => oddQuoting(pick),
    () => braces(pick),
  ])();
}

/** A redirect in any form, some of them refused by bash. */
export function redirect(pick: Pick): string {
  return pick(DESCRIPTORS) + pick(OPERATORS) + target(pick);
}

const BODIES = [
  'x',
  '$(A)',
  '`B`',
  '$X',
  '"',
  '\\$(E)',
  '${X:-$(A)}',
  '\\',
  'a\\',
  '$((1))',
  "$'\\x41'",
  '\tx',
  'EOF ',
  ' EOF',
  'E',
  '{x,y}',
];

/** Here-documents that begin on one line, the first on the words' own; the text behind them begins a line. */
export function hereDocuments(pick: Pick): string {
  const count = pick([1, 1, 1, 1, 2, 2, 3]);
  const all = Array.from({ length: count }, () => hereDocument(pick));
  return `${all.map(({ start }) => start).join(pick([' ', ' ', ' x ', ' >f ']))}${pick(['', '', '', ' x', '; A', ' | B', ' && C', ' # x'])}\n${all.map(({ rest }) => rest).join('')}`;
}

function hereDocument(pick: Pick): { start: string; rest: string } {
  const dash = pick(['', '', '-']);
  const value = pick(['E', 'EOF', 'EOF', 'E F', 'E$X', 'E"F', "E'F", '$(A)', 'E\\F', '']);
  const written = pick<() => string>([
    () =>
      pick([
        'E',
        'EOF',
        '\\EOF',
        'E\\OF',
        '$(A)',
        '$X',
        '${X}',
        '`A`',
        '*',
        '~',
        '{E,F}',
        'E{',
        '-',
        'E=1',
        '$[1]',
        'E#',
        '<(A)',
        '@(E)',
      ]),
    () => quotedAs(pick, value),
    () => quotedAs(pick, value),
    () => oddQuoting(pick),
  ])();
  const end = pick([value, value, 'EOF', 'E', written, written.replaceAll(/[\\'"]/g, '')]);
  const indent = dash === '' ? pick(['', '', '', ' ', '\t']) : pick(['', '\t', '\t\t', ' ']);
  const body = several(pick, 0, 2, () => `${pick(BODIES)}\n`).join('');
  return {
    start: `${pick(['', '', '', '3', '{v}'])}<<${dash}${pick(['', '', ' '])}${written}`,
    rest: `${body}${indent}${end}\n`,
  };
}
