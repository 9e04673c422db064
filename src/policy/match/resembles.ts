import { literalOf, literalStart, type Word } from '../shell/word.ts';

/**
 * Whether a command could do what a deny rule's words say, in another spelling: options in another order, split, joined or
 * cut short, or options and their values in front of the subcommand. Not certain, so people are asked.
 * @param asked the rule's words, `*` and its like as unknown pieces.
 */
export function resembles(asked: readonly Word[], given: readonly Word[]): boolean {
  const [name, ...rest] = asked;
  const [program, ...args] = given;
  const literal = literalOf(name);
  if (literal === null || baseOf(literal) !== baseOf(literalOf(program) ?? '')) return false;
  const options = rest.filter((word) => literalStart(word).startsWith('-'));
  const operands = rest.filter((word) => !literalStart(word).startsWith('-'));
  return options.every((word) => hasOption(literalStart(word), args)) && standInOrder(operands, args);
}

const baseOf = (name: string): string => name.split('/').at(-1) ?? name;

/** `-rf` is there with `-r -f`, `-fr` or `-Rvf`; `--force` with `--forc` or `--force=x`. */
function hasOption(asked: string, args: readonly Word[]): boolean {
  const starts = args.map(literalStart).filter((start) => start.startsWith('-'));
  if (asked.startsWith('--')) {
    const name = asked.split('=')[0] ?? asked;
    return starts.some((start) => {
      const [given = ''] = start.split('=');
      return given.length > 2 && (name.startsWith(given) || given.startsWith(name));
    });
  }
  const letters = starts
    .filter((start) => !start.startsWith('--'))
    .join('')
    .toLowerCase();
  return Array.from(asked.slice(1).toLowerCase()).every((letter) => letters.includes(letter));
}

/** Whether every word that is spelt out stands among the arguments, in this order; one that is not known could be any. */
function standInOrder(operands: readonly Word[], args: readonly Word[]): boolean {
  let at = 0;
  for (const operand of operands) {
    const start = normal(literalStart(operand));
    if (start === '') continue;
    const whole = literalOf(operand);
    const found = args.findIndex((word, index) => {
      if (index < at) return false;
      const text = literalOf(word);
      if (text === null) return literalStart(word).startsWith(start) || start.startsWith(literalStart(word));
      return whole === null ? normal(text).startsWith(start) : normal(text) === normal(whole);
    });
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

/** `//` and `/.` mean `/`. */
const normal = (text: string): string =>
  text.replaceAll(/\/(?:\.?\/)+/g, '/').replace(/(?<=.)\/\.?$|(?<=^\/)\.$/, '');
