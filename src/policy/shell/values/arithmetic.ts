import type { OwnNames } from './output/last-command.ts';
import { printsNumber } from './output/numeric-output.ts';

const TOKENS =
  /\s+|0[xX][\da-fA-F]+|\d+|\$\{#(?:[A-Za-z_]\w*(?:\[[@*]\])?)?\}|\$\{?[#?!$]\}?|\$?[A-Za-z_]\w*|\$\{[A-Za-z_]\w*\}|\$\([a-z][^()`]*\)|[-+*/%()<>=!&|^~?:,]/g;
const NAME = /^\$?\{?([A-Za-z_]\w*)\}?$/;

/** An assignment that cannot fail, as a division could. */
const FIRST = /^\s*([A-Za-z_]\w*)\s*=\s*(?:0|[1-9]\d{0,17})\s*(?:,|$)/;

/** The variables of an arithmetic expression. */
export interface Arithmetic {
  /** Every variable that is read; bash evaluates what it holds as an expression again. */
  reads: string[];
  /** Every variable that is set; each holds a number afterwards. */
  sets: string[];
  /** The variable that is certainly set: the expression begins with its assignment, of a plain number. */
  first: string | null;
}

/**
 * Reads an expression of numbers, operators and plain variables. Null if it holds anything else, such as a subscript, a
 * quote or a substitution that prints more than a number.
 * https://www.gnu.org/software/bash/manual/html_node/Shell-Arithmetic.html
 */
export function readArithmetic(text: string, own: OwnNames): Arithmetic | null {
  const tokens = text.match(TOKENS) ?? [];
  if (tokens.join('') !== text) return null;
  const found: Arithmetic = { reads: [], sets: [], first: FIRST.exec(text)?.[1] ?? null };
  let at = 0;
  let isBehindOperand = false;
  for (const token of tokens) {
    at += token.length;
    const isOperand = /^[\w$]/.test(token);
    // Two of them side by side make another name: `a$b`.
    if (isOperand && isBehindOperand) return null;
    isBehindOperand = isOperand;
    if (token.startsWith('$(') && !printsNumber(token, own)) return null;
    const name = NAME.exec(token)?.[1];
    if (name === undefined) continue;
    const assigns = /^\s*=(?!=)/.test(text.slice(at)) && !token.startsWith('$');
    if (assigns || /^\s*(?:\+\+|--|[-+*/%&|^]=|<<=|>>=)/.test(text.slice(at))) found.sets.push(name);
    else if (/(?:\+\+|--)\s*$/.test(text.slice(0, at - token.length))) found.sets.push(name);
    if (!assigns) found.reads.push(name);
  }
  return found;
}
