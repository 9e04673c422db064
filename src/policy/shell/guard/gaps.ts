import { forEachChild, type HereDoc, type ParsedScript, type SyntaxNode } from 'unbash';

/** What may stand between the parts of a node besides blanks, line ends and comments. */
const TOKENS: Partial<Record<SyntaxNode['type'], RegExp>> = {
  Script: /[;&]/g,
  CompoundList: /[;&]/g,
  Statement: /[;&]/g,
  AndOr: /&&|\|\|/g,
  Pipeline: /\|&?/g,
  Command: /(?!)/g,
  Redirected: /(?!)/g,
  Subshell: /[();&]/g,
  BraceGroup: /[{};&]/g,
  If: /\b(?:if|then|else|fi)\b|[;&]/g,
  Elif: /\b(?:elif|then)\b|[;&]/g,
  While: /\b(?:while|until|do|done)\b|[;&]/g,
  For: /\b(?:for|in|do|done)\b|[;&{}]/g,
  Select: /\b(?:select|in|do|done)\b|[;&{}]/g,
  Case: /\b(?:case|in|esac)\b|[;&]/g,
  CaseItem: /[;&()|]/g,
};

const COMMENT = /(^|[\s;&|(){}])#[^\n]*/g;
const BLANKS = /\\\n|[ \t\n]/g;

/**
 * Whether the parser left out a part of the text: it drops a lone `(` and what follows in words that bash refuses
 * (`foo(`, `foo(bar`, `ls (#i)*.mod`). Everything between the parts of a command or a list has to be a token that belongs there.
 * @param text that the script's positions are about. Scripts inside words are checked on their own.
 */
export function hasUnreadText(script: ParsedScript, text: string): boolean {
  const documents: HereDoc[] = [];
  collectHereDocs(script, documents);
  let visible = text;
  for (const { body, closing } of documents) visible = blankOut(visible, body.pos, closing?.end ?? body.end);
  return hasGap(script, visible);
}

/** Whether more here-documents begin before a line ends than bash takes (`HEREDOC_MAX` in bash's parse.y). */
export function hasTooManyHereDocs(script: ParsedScript): boolean {
  const documents: HereDoc[] = [];
  collectHereDocs(script, documents);
  return documents.some(
    ({ pos }) => documents.filter((one) => one.pos <= pos && pos < one.body.pos).length > PENDING_MAX,
  );
}

const PENDING_MAX = 16;

function collectHereDocs(node: SyntaxNode, found: HereDoc[]): void {
  if (node.type === 'HereDoc') found.push(node);
  else if (isStructure(node)) forEachChild(node, (child) => collectHereDocs(child, found));
}

const isStructure = ({ type }: SyntaxNode): boolean => TOKENS[type] !== undefined;

const blankOut = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);

function hasGap(node: SyntaxNode, text: string): boolean {
  const tokens = TOKENS[node.type];
  if (tokens === undefined) return false;
  const children: SyntaxNode[] = [];
  forEachChild(node, (child) => {
    children.push(child);
  });
  children.sort((a, b) => a.pos - b.pos);
  let at = node.pos;
  const gaps: string[] = [];
  for (const child of children) {
    gaps.push(text.slice(at, child.pos));
    // A list that ends in `&` ends there; what follows may not end it again.
    at = Math.max(at, endsInBackground(child, text) ? child.end - 1 : child.end);
  }
  gaps.push(text.slice(at, node.end));
  return (
    gaps.some((gap) => !isBetween(gap.replaceAll(COMMENT, '$1'), tokens, node.type)) ||
    children.some((child) => hasGap(child, text))
  );
}

function endsInBackground(node: SyntaxNode, text: string): boolean {
  const last = node.type === 'CompoundList' ? node.commands.at(-1) : node;
  return last?.type === 'Statement' && last.background === true && text.charAt(node.end - 1) === '&';
}

/** A semicolon that begins a line ends nothing: bash refuses `if a⏎; then b; fi`. */
const LATE_SEMICOLON = /\n[ \t]*;(?![;&])/;

/** Two in a row end nothing either, but behind the commands of a case: `break&;`. */
const SECOND_SEMICOLON = /[;&][ \t\n]*[;&]/;
const ENDS_TWICE: ReadonlySet<SyntaxNode['type']> = new Set(['AndOr', 'CaseItem', 'Case']);

function isBetween(gap: string, tokens: RegExp, type: SyntaxNode['type']): boolean {
  return (
    (ENDS_TWICE.has(type) || !SECOND_SEMICOLON.test(gap)) &&
    gap.replaceAll(tokens, '').replaceAll(BLANKS, '') === '' &&
    !LATE_SEMICOLON.test(gap.replaceAll('\\\n', ''))
  );
}
