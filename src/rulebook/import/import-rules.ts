import { type KnownEnvironments, unknownEnvironment } from '../../policy/environments/known-environments.ts';
import { refusals } from '../../policy/match/compile/refuse.ts';
import { type ChangeDeps, changeBook, type Planned } from '../changes/change-book.ts';
import { NO_CHANGES, newRule } from '../changes/change-rules.ts';
import { refuseWeakenings } from '../changes/two-admins/refuse-weakenings.ts';
import { stepsOf } from '../changes/two-admins/weakenings.ts';
import { type AdminEnvironments, isLimitedTo, limitsText } from '../lookup/admin-environments.ts';
import type { RuleStore } from '../ports.ts';
import type { RuleBookNow } from '../rule-changes.ts';
import { identityOf, type RuleDraft, type StoredRule, saysTheSame } from '../stored-rule.ts';
import { type ImportNotice, importNotice } from './import-notice.ts';
import { type RefusedDraft } from './refused-draft.ts';

export interface ImportOptions {
  /** `replace` also retires what is not in the list. */
  mode: 'merge' | 'replace';
  /** Says what would happen, and does nothing. */
  dryRun: boolean;
  /** Only rules that apply in no other environment can be added, changed or retired. Empty: every rule. */
  limitedTo: AdminEnvironments;
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
  /** The same for the approvals channel. */
  by: ImportNotice['by'];
  refresh: ChangeDeps['refresh'];
  /** Environments where a change that weakens the gate takes a second admin: an import is the work of one token. */
  twoAdminEnvironments: readonly string[];
  /** Those that a rule can name. */
  environments: KnownEnvironments;
}

/** Lays a list of rules over the rule book, in one transaction; one refused rule and nothing is changed. */
export async function importRules(
  deps: ImportDeps,
  drafts: readonly RuleDraft[],
  options: ImportOptions,
): Promise<ImportReport> {
  const wrong = [...outsideOf(drafts, options.limitedTo), ...refusedDrafts(drafts)];
  const stamp = { batch: deps.newId(), actor: deps.actor, at: deps.now };
  const plan = (book: RuleBookNow): Planned<ImportReport & { kind: 'report' }> => {
    const laid = layOver(book.active, drafts, options, deps);
    const { added, changed, retired } = laid;
    const notice = importNotice(deps.by, stamp.batch, laid);
    const changes = { ...NO_CHANGES, added, changed, retired: retired.map(({ id }) => id), notice };
    const refused = [
      ...wrong,
      ...nowhere(drafts, [...added, ...changed], deps),
      ...refuseWeakenings(drafts, stepsOf(changes, book), deps.twoAdminEnvironments),
    ];
    const outcome = { kind: 'report' as const, ...laid, refused };
    const isIdle = added.length + changed.length + retired.length === 0;
    return { outcome, changes: options.dryRun || refused.length > 0 || isIdle ? null : changes };
  };
  const outcome = await changeBook(deps, [], plan, stamp);
  if (outcome.kind === 'needs-second-admin')
    throw new Error('an import needed two admins but was not refused');
  const { kind: _kind, ...report } = outcome;
  return report;
}

function refusedDrafts(drafts: readonly RuleDraft[]): RefusedDraft[] {
  const seen = new Set<string>();
  return drafts.flatMap((draft, index) => {
    const { pattern } = draft;
    const identity = identityOf(draft);
    const twice = seen.has(identity);
    seen.add(identity);
    if (twice) return [{ index, pattern, path: `rules.${index}`, why: 'The list contains this rule twice.' }];
    return refusals(draft, draft.example).map(({ field, text }) => ({
      index,
      pattern,
      path: `rules.${index}.${field}`,
      why: text,
    }));
  });
}

/** Drafts that would also apply where the importer may not change rules. */
function outsideOf(drafts: readonly RuleDraft[], limitedTo: AdminEnvironments): RefusedDraft[] {
  const why = `This token is limited to ${limitsText(limitedTo)}, so the rule must name only these environments. A rule without environments applies in all of them.`;
  return drafts.flatMap((draft, index) =>
    isLimitedTo(draft, limitedTo)
      ? []
      : [{ index, pattern: draft.pattern, path: `rules.${index}.environments`, why }],
  );
}

/** Rules that would be written and name an environment that is not configured. What the rule book holds already, stays. */
function nowhere(
  drafts: readonly RuleDraft[],
  written: readonly StoredRule[],
  { environments: known }: ImportDeps,
): RefusedDraft[] {
  const writing = new Set(written.map(identityOf));
  return drafts.flatMap((draft, index) => {
    if (draft.environments.length === 0 || !writing.has(identityOf(draft))) return [];
    return draft.environments.flatMap((environment, at) => {
      const why = unknownEnvironment(environment, known);
      const path = `rules.${index}.environments.${at}`;
      return why === null ? [] : [{ index, pattern: draft.pattern, path, why }];
    });
  });
}

function layOver(
  active: readonly StoredRule[],
  drafts: readonly RuleDraft[],
  { mode, limitedTo }: ImportOptions,
  { newId, now, actor }: ImportDeps,
): Omit<ImportReport, 'refused'> {
  const held = new Map(active.map((rule) => [identityOf(rule), rule]));
  const report: Omit<ImportReport, 'refused'> = { added: [], changed: [], retired: [], unchanged: 0 };
  for (const draft of drafts) {
    const rule = held.get(identityOf(draft));
    if (rule === undefined) {
      report.added.push(newRule(draft, newId(), actor, now));
    } else if (saysTheSame(rule, draft)) report.unchanged += 1;
    else report.changed.push({ ...rule, ...draft, version: rule.version + 1 });
  }
  if (mode === 'replace') {
    const wanted = new Set(drafts.map(identityOf));
    report.retired = active
      .filter((rule) => isLimitedTo(rule, limitedTo) && !wanted.has(identityOf(rule)))
      .map((rule) => ({ ...rule, retiredAt: now }));
  }
  return report;
}
