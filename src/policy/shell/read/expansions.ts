import {
  forEachChild,
  type ParameterExpansionPart,
  type ParsedScript,
  type Word as ParsedWord,
  type SyntaxNode,
} from 'unbash';
import type { Opacity } from '../command.ts';
import { isAmbiguous, isAmbiguousDocument, isUnclosed } from '../guard/words.ts';
import { opacity } from '../opaque/opacity.ts';
import type { KnownHere } from '../values/known-values.ts';
import { arithmeticBody } from '../values/variable-of.ts';

/** What may stand in arithmetic: numbers and operators. A name would be evaluated again, and may hold a command. */
const NUMBERS_ONLY = /^[\d\s+\-*/%()<>=!&|^~?:,]*$/;
/** `@Q`, `@U`, `@u`, `@L` only change how a value is spelt; the others evaluate or reveal it. */
const HARMLESS_TRANSFORM = /^[QUuL]$/;

export interface Expansions {
  /** Scripts of substitutions, to be read like any other. */
  scripts: { script: ParsedScript; start: number; end: number }[];
  opacities: Opacity[];
  /** Names of the variables that are expanded. */
  names: string[];
}

/** Everything inside words, assignments and redirections that bash evaluates. */
export function readExpansions(nodes: readonly SyntaxNode[], known: KnownHere): Expansions {
  const found: Expansions = { scripts: [], opacities: [], names: [] };
  for (const node of nodes) visit(node, found, known);
  return found;
}

function visit(node: SyntaxNode, found: Expansions, known: KnownHere): void {
  switch (node.type) {
    case 'HereDoc':
      if (isAmbiguousDocument(node)) found.opacities.push(opacity('ambiguous-word', 'a here-document'));
      break;
    case 'Default':
    case 'Replace':
      // Blanks are part of what stands between the braces.
      for (const word of node.type === 'Default' ? [node.operand] : [node.pattern, node.replacement]) {
        if (isAmbiguous(withoutBlanks(word))) found.opacities.push(opacity('ambiguous-word', word.text));
        forEachChild(word, (child) => visit(child, found, known));
      }
      return;
    case 'Word':
      if (isAmbiguous(node)) found.opacities.push(opacity('ambiguous-word', node.text));
      break;
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      // Bash before 5.3 refuses `${ command; }`.
      if (node.text.startsWith('${') || isUnclosed(node.text))
        found.opacities.push(opacity('syntax-error', node.text));
      if (node.script === undefined) found.opacities.push(opacity('syntax-error', node.text));
      else found.scripts.push({ script: node.script, start: node.pos, end: node.end });
      return;
    case 'ArithmeticExpansion':
      if (isUnclosed(node.text)) found.opacities.push(opacity('syntax-error', node.text));
      if (
        !NUMBERS_ONLY.test(node.text.replace(/^\$\(?[([]|[)\]]\)?$/g, '')) &&
        !known.proves(arithmeticBody(node.text) ?? '[', true)
      )
        found.opacities.push(opacity('arithmetic', node.text));
      break;
    case 'SimpleExpansion':
      found.names.push(node.text.slice(1));
      break;
    case 'ArithmeticWord':
      found.names.push(node.value);
      break;
    case 'ParameterExpansion':
      found.names.push(node.parameter);
      if (isBadSubstitution(node) || isUnclosed(node.text))
        found.opacities.push(opacity('syntax-error', node.text));
      if (isRisky(node)) found.opacities.push(opacity('risky-expansion', node.text));
      if (!hasPlainSubscript(node, known)) found.opacities.push(opacity('arithmetic', node.text));
      break;
    case 'Assignment':
      if (
        node.index !== undefined &&
        !/^\d+$/.test(node.index.text) &&
        !known.proves(node.index.text, false, node.name)
      )
        found.opacities.push(opacity('arithmetic', node.text));
      break;
    case 'ArrayValue':
      if (node.elements.some(({ text }) => text.startsWith('[')))
        found.opacities.push(opacity('arithmetic', 'a subscript of an array'));
      break;
    default:
  }
  forEachChild(node, (child) => visit(child, found, known));
}

const PARAMETER = /^(?:[A-Za-z_]\w*|\d+|[@*#?$!-])$/;

/** What bash calls a bad substitution when it comes to it; the parser reads a name or an operand that is not there. */
function isBadSubstitution({ parameter, prefix, operation, index }: ParameterExpansionPart): boolean {
  if (!PARAMETER.test(parameter) || index?.text === '') return true;
  if (operation === undefined) return false;
  const isEmptySlice =
    operation.type === 'Slice' && operation.length === undefined && operation.offset.text.trim() === '';
  return prefix === '#' || isEmptySlice;
}

function withoutBlanks(word: ParsedWord): ParsedWord {
  const strip = (text: string): string => text.replaceAll(/[ \t]/g, '');
  const parts = word.parts?.map((part) =>
    part.type === 'Literal' ? { ...part, text: strip(part.text) } : part,
  );
  return { ...word, text: strip(word.text), parts };
}

function isRisky({ prefix, index, operation }: ParameterExpansionPart): boolean {
  // `${!a[@]}` lists the keys of an array; every other form takes a value for a name.
  if (prefix === '!' && !(operation === undefined && /^[@*]$/.test(index?.text ?? ''))) return true;
  switch (operation?.type) {
    case 'Default':
      return operation.operator === '=' || operation.operator === ':=';
    case 'Transform':
      return !HARMLESS_TRANSFORM.test(operation.operand.text);
    case 'Names':
    case 'Unknown':
      return true;
    default:
      return false;
  }
}

function hasPlainSubscript(
  { parameter, index, operation }: ParameterExpansionPart,
  known: KnownHere,
): boolean {
  if (
    index !== undefined &&
    !/^(?:-?\d+|[@*])$/.test(index.text) &&
    !known.proves(index.text, false, parameter)
  )
    return false;
  if (operation?.type !== 'Slice') return true;
  return [operation.offset, operation.length].every(
    (one) => one === undefined || NUMBERS_ONLY.test(one.text) || known.proves(one.text, false),
  );
}
