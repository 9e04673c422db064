import { mutated, randomScript } from './script.ts';

/** Pieces of shell text that, put together at random, make most of what bash can be asked to read. */
const PIECES = [
  'A|B|C|x|y|1|i'.split('|'),
  Array.from({ length: 8 }, () => ' '),
  ['\n', ';', '&', '&&', '||', '|', '|&', '!', '#', '\t', '\\\n', '\r'],
  ['(', ')', '{ ', '; }', '{', '}', '$(', ')', '`', '`', '<(', '>(', '1>(', 'x<('],
  ['"', '"', "'", "'", '\\', "$'", '$"', '\\"', '\\x41', '\\n'],
  [
    '$',
    '$X',
    '${X}',
    '${X:-',
    '${X:=',
    '${X@P}',
    '${!X}',
    '${#X}',
    '}',
    '$((',
    '))',
    '$[',
    ']',
    'a[1]',
    'a[$X]',
  ],
  '[[|]]|if |then |else |fi|for i in |do |done|while |case | in |x) |;;|esac'.split('|'),
  'f() |function f |coproc |time |eval |command |builtin |X=1 |X=|X+=|a=(|export X=|readonly X=|printf -v X |read X |unset X |set -- A |test -v |shift;'.split(
    '|',
  ),
  'sh -c |bash -c |env |env X=1 |timeout 1 |nice |nohup |xargs |find . -exec | \\;| {} + |-u |-n 1 |-I% |%|{}'.split(
    '|',
  ),
  [
    '<<E\n',
    '\nE\n',
    "<<'E'\n",
    '<<-E\n',
    '<<<',
    '>f',
    '>>f',
    '2>&1',
    '>&2',
    '&>f',
    '<f',
    '>&',
    '<>',
    '{v}>f',
    '{a[x]}<f',
    '{PATH[0]}>f',
    "<<$'E\\x{4f}F'\n",
    '\nEOF\n',
    '<<-"E"\n',
    '\n\tE\n',
  ],
  [
    "$'\\x{4f}'",
    "$'\\117'",
    '{c..c..1}',
    '{01..3}',
    '{1..3..2}',
    "RANDOM='a[$(E)]'",
    'F=/dev/tcp;',
    '<$F/x',
    '${F',
    '(#i)',
    '~',
  ],
  ['*', '?', '[', '=', '~', '{A,B}', '{1..3}', '{A,', ',B}', '-', '--', '-c', '@(', '+(', '!('],
].flat();

/** A small generator of pseudo-random numbers in [0, 1): the same seed gives the same strings for ever. (mulberry32) */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pieces in a row, or a script that follows the grammar, or one that nearly does. */
export function randomShellText(random: () => number): string {
  const kind = random();
  if (kind < 0.5) return randomPieces(random);
  const script = randomScript(random, 1 + Math.floor(random() * 3));
  return kind < 0.65 ? script : mutated(script, random);
}

/** Between 2 and 14 pieces in a row. */
export function randomPieces(random: () => number): string {
  const length = 2 + Math.floor(random() * 13);
  return Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)] ?? '').join('');
}
