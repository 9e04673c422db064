import type { Pipeline } from 'unbash';

/**
 * Whether bash refuses a pipeline that the parser takes: `time` or `!` with nothing behind it in front of an operator
 * (`time && a`), and `time` in front of a group or a loop in a substitution, which bash 5.2 fails to parse
 * (`$(time { a; })`).
 */
export function isRefusedPipeline({ prefixes, commands }: Pipeline, isInSubstitution: boolean): boolean {
  const [first] = commands;
  if (first === undefined) return true;
  return isInSubstitution && first.type !== 'Command' && prefixes.some(({ type }) => type === 'Time');
}
