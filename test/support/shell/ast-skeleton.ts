import { forEachChild, parse, type SyntaxNode } from 'unbash';

/** Fields that say what a node is; the others say where it stands, or hold the text of a literal. */
const SCALARS = ['operator', 'operators', 'kind', 'prefix', 'append', 'quoted', 'terminator'] as const;

/**
 * What the parser makes of a text, without positions and without the text of literals. Made from the syntax tree alone,
 * so that redaction is held against something it does not use.
 */
export function skeletonOf(text: string): string {
  const lines: string[] = [];
  visit(parse(text), 0, lines);
  return lines.join('\n');
}

function visit(node: SyntaxNode, depth: number, lines: string[]): void {
  const fields = node as unknown as Record<string, unknown>;
  const scalars = SCALARS.filter((name) => fields[name] !== undefined).map(
    (name) => `${name}=${String(fields[name])}`,
  );
  lines.push([' '.repeat(depth) + node.type, ...scalars, ...own(node)].join(' '));
  if (node.type === 'Command' && node.name !== undefined)
    lines.push(`${' '.repeat(depth)}runs ${node.name.text}`);
  forEachChild(node, (child) => visit(child, depth + 1, lines));
}

/** What must not change: names, expansions, and errors. */
function own(node: SyntaxNode): string[] {
  if (node.type === 'Assignment') return [node.name];
  if (node.type === 'SimpleExpansion') return [node.text];
  if (node.type === 'ParameterExpansion') return [node.parameter];
  if (node.type === 'Script') return (node.errors ?? []).map(({ message }) => message);
  return [];
}
