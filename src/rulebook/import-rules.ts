import { refusals } from '../policy/match/refuse.ts';
import { auditOf } from './audit-changes.ts';
import { NO_CHANGES, newRule } from './change-rules.ts';
import { needsSecondAdmin } from './held-change.ts';
import type { RuleBookNow, RuleChanges, RuleStore } from './ports.ts';
import { identityOf, type RuleDraft, type StoredRule } from './stored-rule.ts';

export interface ImportOptions {
  /** `replace` also retires what is not in the list. */
  mode: 'merge' | 'replace';
  /** Says what would happen, and does nothing. */
  dryRun: boolean;
}

export interface RefusedDraft {
  /** Place in the list, from 0. */
  index: number;
  pattern: string;
  /** `rules.3.pattern` */
  path: string;
  why: string;
}

export interface ImportReport {
  added: StoredRule[];
  changed: StoredRule[];
  retired: StoredRule[];
  unchanged: number;
  refused: RefusedDraft[];
}

export interface ImportDeps {
  rules: RuleStore;
  newId: () => string;
  now: Date;
  /** Who imports: becomes the owner of what is added, and stands in the audit log. */
  actor: string;
  /** Environments where a rule that allows by a pattern needs a second admin. */
  twoAdminEnvironments: readonly string[];
}

/** Lays a list of rules over the rule book, in one transaction; one refused rule and nothing is changed. */
export async function importRules(
  deps: ImportDeps,
  drafts: readonly RuleDraft[],
  options: ImportOptions,
): Promise<ImportReport> {
  const wrong = refusedDrafts(drafts);
  const plan = ({ active }: RuleBookNow): { report: ImportReport; changes: RuleChanges | null } => {
    const laid = layOver(active, drafts, options.mode, deps);
    const { added, changed, retired } = laid;
    const refused = [...wrong, ...heldBack(drafts, [...added, ...changed], deps)];
    const report = { ...laid, refused };
    const isIdle = added.length + changed.length + retired.length === 0;
    if (options.dryRun || refused.length > 0 || isIdle) return { report, changes: null };
    return { report, changes: { ...NO_CHANGES, added, changed, retired: retired.map(({ id }) => id) } };
  };
  const stamp = { batch: deps.newId(), actor: deps.actor, at: deps.now };
  const { report } = await deps.rules.change([], plan, stamp, auditOf);
  return report;
}

function refusedDrafts(drafts: readonly RuleDraft[]): RefusedDraft[] {
  const seen = new Set<string>();
  return drafts.flatMap((draft, index) => {
    const { pattern } = draft;
    const identity = identityOf(draft);
    const twice = seen.has(identity);
    seen.add(identity);
    if (twice) return [{ index, pattern, path: `rules.${index}`, why: 'The list holds this rule twice.' }];
    return refusals({ ...draft, id: '', uses: 0 }, draft.example).map(({ field, text }) => ({
      index,
      pattern,
      path: `rules.${index}.${field}`,
      why: text,
    }));
  });
}

/** An import is the work of one token: what takes two admins is made by two people in Slack. */
function heldBack(
  drafts: readonly RuleDraft[],
  written: readonly StoredRule[],
  { twoAdminEnvironments }: ImportDeps,
): RefusedDraft[] {
  const waiting = new Set(
    written.filter((rule) => needsSecondAdmin(rule, twoAdminEnvironments)).map(identityOf),
  );
  return drafts.flatMap((draft, index) =>
    waiting.has(identityOf(draft))
      ? [{ index, pattern: draft.pattern, path: `rules.${index}.pattern`, why: NEEDS_SECOND }]
      : [],
  );
}

const NEEDS_SECOND =
  'A rule that allows by a pattern takes two admins in this environment (rule_changes): make it with /expacti allow.';

function layOver(
  active: readonly StoredRule[],
  drafts: readonly RuleDraft[],
  mode: ImportOptions['mode'],
  { newId, now, actor }: ImportDeps,
): Omit<ImportReport, 'refused'> {
  const held = new Map(active.map((rule) => [identityOf(rule), rule]));
  const report: Omit<ImportReport, 'refused'> = { added: [], changed: [], retired: [], unchanged: 0 };
  for (const draft of drafts) {
    const rule = held.get(identityOf(draft));
    if (rule === undefined) {
      report.added.push(newRule(draft, newId(), actor, now));
    } else if (isSame(rule, draft)) report.unchanged += 1;
    else report.changed.push({ ...rule, ...draft, version: rule.version + 1 });
  }
  if (mode === 'replace') {
    const wanted = new Set(drafts.map(identityOf));
    report.retired = active
      .filter((rule) => !wanted.has(identityOf(rule)))
      .map((rule) => ({ ...rule, retiredAt: now }));
  }
  return report;
}

function isSame(rule: StoredRule, { reason, example, expiresAt, maxUses }: RuleDraft): boolean {
  return (
    rule.reason === reason &&
    rule.example === example &&
    rule.maxUses === maxUses &&
    (rule.expiresAt?.getTime() ?? null) === (expiresAt?.getTime() ?? null)
  );
}
