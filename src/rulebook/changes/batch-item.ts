import type { RuleDraft, RuleRef } from '../stored-rule.ts';

/** One change of many that are carried out together. Each stands for itself. */
export interface BatchItem {
  retire: RuleRef[];
  add: RuleDraft | null;
  /** Rules that are to stay as they are. */
  dependsOn: RuleRef[];
  /** Whether it stands on nobody using the rules that it retires. */
  onlyIfIdle: boolean;
}
