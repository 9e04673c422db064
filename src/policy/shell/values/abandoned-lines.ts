import type { Statement, SyntaxNode } from 'unbash';

/** Arithmetic of plain numbers and lengths that cannot fail. */
const SAFE_ARITHMETIC =
  /\$\(\(\s*(?:OPERAND)(?:\s*(?:[-+*]\s*(?:OPERAND)|[%/]\s*[1-9]\d{0,8}))*\s*\)\)/.source.replaceAll(
    'OPERAND',
    String.raw`0|[1-9]\d{0,8}|\$[#?]|\$\{#[A-Za-z_]\w*(?:\[[@*]\])?\}`,
  );
const SAFE = new RegExp(SAFE_ARITHMETIC, 'g');
const ELEMENT = /^(?:\d{1,9}|[@*])$/;
const NUMBER = /^\s*\d{1,9}\s*$/;

/** Variables that bash itself made constant. */
const CONSTANT = /^(?:UID|EUID|PPID|BASHOPTS|BASH_VERSINFO|SHELLOPTS)$/;

/** The text without arithmetic that cannot fail. */
export const withoutSafeArithmetic = (text: string): string => text.replaceAll(SAFE, '');

/**
 * Whether evaluating this could make bash abandon the line and go on with the next one: a division by zero, `$((08))`, a
 * negative length, a subscript that is not there. What the rest of the line sets is not set then. Tried with bash 5.2.
 */
export function canAbandonLine(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'ArithmeticExpansion':
      return withoutSafeArithmetic(node.text) !== '';
    case 'ParameterExpansion': {
      const { index, operation } = node;
      if (index !== undefined && !ELEMENT.test(index.text)) return true;
      if (operation?.type !== 'Slice') return false;
      return [operation.offset, operation.length].some((one) => one !== undefined && !NUMBER.test(one.text));
    }
    case 'Assignment':
      return node.index !== undefined && !ELEMENT.test(node.index.text);
    default:
      return false;
  }
}

/** Whether bash refuses every assignment to a variable of this name, and abandons the line. */
export const isConstant = (name: string): boolean => CONSTANT.test(name);

/** The statements of a script by the lines that bash reads at once: one that goes on over several lines is one. */
export function linesOf(statements: readonly Statement[], source: string): Statement[][] {
  const lines: Statement[][] = [];
  let end = 0;
  for (const one of statements) {
    const line = lines.at(-1);
    const isSame = !source.slice(end, one.pos).replaceAll('\\\n', '').includes('\n');
    if (line !== undefined && isSame) line.push(one);
    else lines.push([one]);
    end = one.end;
  }
  return lines;
}
