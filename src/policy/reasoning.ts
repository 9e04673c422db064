import type { Verdict } from './verdict.ts';

/** How a verdict came about, as a tree that explains itself: Slack's `Why?`, the API and the tests print the same one. */
export interface Reasoning {
  /** What was looked at, such as `rules` or `risk`. */
  name: string;
  /** What this part alone would say; null if it only informs. */
  verdict: Verdict | null;
  /** One sentence for people. */
  text: string;
  children: Reasoning[];
}

/** The tree as indented lines, one sentence each. */
export function printReasoning(reasoning: Reasoning, depth = 0): string[] {
  const mark = reasoning.verdict === null ? '·' : reasoning.verdict;
  const line = `${'  '.repeat(depth)}${mark}  ${reasoning.text}`;
  return [line, ...reasoning.children.flatMap((child) => printReasoning(child, depth + 1))];
}
