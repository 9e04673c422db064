import { ruleBook } from '../../policy/match/book/rule-book.ts';
import type { CommandPattern } from '../../policy/match/compile/compiled-rule.ts';
import { matches } from '../../policy/match/judge/match-command.ts';
import type { Rule } from '../../policy/rule.ts';
import { type Analysis, analyse } from '../../policy/shell/analyse.ts';
import type { SimpleCommand } from '../../policy/shell/command.ts';
import type { RuleDraft } from '../../rulebook/stored-rule.ts';
import type { Asked, Usage } from '../usage/usage.ts';

/** One change as far as verdicts go. What is added allows; nothing here ever adds a denial. */
export interface Change {
  retire: readonly { id: string }[];
  add: RuleDraft | null;
}

/** What several changes do to a rule book when they are made at once. */
export interface ChangeSet {
  retired: ReadonlySet<string>;
  added: readonly Rule[];
}

export const changeSet = (changes: readonly Change[]): ChangeSet => ({
  retired: new Set(changes.flatMap(({ retire }) => retire.map(({ id }) => id))),
  added: changes.flatMap(({ add }, index) =>
    add === null ? [] : [{ ...add, id: `added ${index}`, uses: 0 }],
  ),
});

/**
 * Finds, for one text after the other, the few sets that could turn its verdict, by their places: those that retire a
 * rule which helped to judge it, and, where no rule covers it, those that add one which could know it. Null where there
 * are none; else with the text's reading, which was needed to tell.
 */
export function affecting(
  { byRule, open }: Usage,
  sets: readonly ChangeSet[],
): (asked: Asked) => { analysis: Analysis; concerned: number[] } | null {
  const retiring = new Map<Asked, number[]>();
  for (const [index, { retired }] of sets.entries())
    for (const id of retired) for (const asked of byRule.get(id)?.asked ?? []) push(retiring, asked, index);
  // One lookup for the rules of all sets; each goes by its set's place there.
  const added = sets.flatMap(({ added: rules }, index) =>
    rules.map((rule) => ({ ...rule, id: String(index) })),
  );
  const { allow } = ruleBook(added);
  return (asked) => {
    const concerned = new Set(retiring.get(asked));
    const isOpen = added.length > 0 && open.has(asked);
    if (concerned.size === 0 && !isOpen) return null;
    const analysis = analyse(asked.command);
    if (isOpen)
      for (const { command } of [...analysis.reached, ...analysis.behind, ...analysis.fed])
        for (const { rule, commands } of allow.candidates(command))
          if (couldMatch(commands, command)) concerned.add(Number(rule.id));
    return concerned.size === 0 ? null : { analysis, concerned: [...concerned] };
  };
}

/** A sequence is known by more than its first command; whether it is there is left to the judge. */
function couldMatch([first, ...others]: readonly CommandPattern[], command: SimpleCommand): boolean {
  return others.length > 0 || (first !== undefined && matches(first, command));
}

function push<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
