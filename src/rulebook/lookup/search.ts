import type { StoredRule } from '../stored-rule.ts';
import { hasEveryWord } from './has-every-word.ts';

/**
 * Rules in which every one of the words stands: in the pattern, the reason, the owner, an environment or repository, the
 * effect or the type. Without case. The most used come first.
 */
export function searchRules(rules: readonly StoredRule[], words: string): StoredRule[] {
  return rules
    .filter((rule) => hasEveryWord(textOf(rule), words))
    .sort((a, b) => b.uses - a.uses || a.createdAt.getTime() - b.createdAt.getTime());
}

function textOf({
  id,
  effect,
  type,
  pattern,
  reason,
  owner,
  environments,
  repositories,
}: StoredRule): string {
  return [id, effect, type, pattern, reason, owner ?? '', ...environments, ...repositories].join('\n');
}
