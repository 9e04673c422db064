import type { StoredRule } from '../stored-rule.ts';

/** An import that changed the rule book, as the approvals channel is told of it. However large it was, this is small. */
export interface ImportNotice {
  what: 'rules.imported';
  /** The token that imported, and the Slack user who answers for it. */
  by: { name: string; owner: string | null };
  /** Under which name it can be undone. */
  batch: string;
  added: NoticedRules;
  changed: NoticedRules;
  retired: NoticedRules;
}

/** Rules in numbers, and some of them. */
export interface NoticedRules {
  allow: number;
  deny: number;
  samples: { effect: StoredRule['effect']; pattern: string }[];
}

const SAMPLES_MAX = 5;

/** What is told of an import: first what makes the rule book weaker. */
export function importNotice(
  by: ImportNotice['by'],
  batch: string,
  {
    added,
    changed,
    retired,
  }: { added: readonly StoredRule[]; changed: readonly StoredRule[]; retired: readonly StoredRule[] },
): ImportNotice {
  return {
    what: 'rules.imported',
    // Only these two: a token's hash must not be stored with it.
    by: { name: by.name, owner: by.owner },
    batch,
    added: noticed(added, 'allow'),
    changed: noticed(changed, 'allow'),
    retired: noticed(retired, 'deny'),
  };
}

function noticed(rules: readonly StoredRule[], leading: StoredRule['effect']): NoticedRules {
  const ahead = rules.filter(({ effect }) => effect === leading);
  const others = rules.filter(({ effect }) => effect !== leading);
  const allow = leading === 'allow' ? ahead.length : others.length;
  return {
    allow,
    deny: rules.length - allow,
    samples: [...ahead, ...others].slice(0, SAMPLES_MAX).map(({ effect, pattern }) => ({
      effect,
      pattern,
    })),
  };
}
