import type { Word as ParsedWord, SyntaxNode, TestExpression } from 'unbash';
import type { Opacity } from '../command.ts';
import { opacity } from '../opaque/opacity.ts';
import { isAmbiguousRegex } from './regex-operand.ts';

const ARITHMETIC = /^-(?:eq|ne|lt|le|gt|ge)$/;

/** One operator of `[[ … ]]` with its operands. */
export interface Tested {
  /** What bash expands. */
  nodes: readonly SyntaxNode[];
  opacities: readonly Opacity[];
  /** An operand that is read in its parts. */
  inParts?: ParsedWord;
}

/**
 * The operators of a `[[ … ]]` in the order of the source.
 * @param isNumber whether an operand that is evaluated as arithmetic is a number.
 */
export function* readTest(
  expression: TestExpression,
  isNumber: (word: ParsedWord) => boolean,
): Generator<Tested> {
  switch (expression.type) {
    case 'TestUnary': {
      const { operator, operand } = expression;
      const takesName = /^-[vR]$/.test(operator);
      return yield { nodes: [operand], opacities: takesName ? [opacity('arithmetic', operand.text)] : [] };
    }
    case 'TestBinary': {
      const { left, right, operator } = expression;
      if (operator === '=~') return yield matched(left, right);
      const isPlain = !ARITHMETIC.test(operator) || (isNumber(left) && isNumber(right));
      const source = `${left.text} ${operator} ${right.text}`;
      return yield { nodes: [left, right], opacities: isPlain ? [] : [opacity('arithmetic', source)] };
    }
    case 'TestLogical':
      for (const operand of expression.operands) yield* readTest(operand, isNumber);
      return;
    case 'TestNot':
      return yield* readTest(expression.operand, isNumber);
    case 'TestGroup':
      return yield* readTest(expression.expression, isNumber);
  }
}

/** `[[ … =~ … ]]` */
function matched(left: ParsedWord, right: ParsedWord): Tested {
  const opacities = isAmbiguousRegex(right) ? [opacity('ambiguous-word', right.text)] : [];
  return { nodes: [left, ...(right.parts ?? [])], opacities, inParts: right };
}
