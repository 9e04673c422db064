import { type ApprovalRequirements, requirementsFor } from '../../policy/approval-requirements.ts';
import { isUnlinked } from '../../policy/asker.ts';
import { unknownEnvironment } from '../../policy/environments/known-environments.ts';
import { type Evaluation, evaluate, readCommand } from '../../policy/evaluate.ts';
import type { Facts, Twin } from '../../policy/facts.ts';
import type { Policy } from '../../policy/policy.ts';
import { redactText } from '../../policy/redact/free-text.ts';
import type { Redaction } from '../../policy/redact/redact.ts';
import { type PlanSummary, summarisePlan } from '../../policy/risk/effects/plan.ts';
import { isReadOnly } from '../../policy/risk/risk.ts';
import { meaningOf, shapeOf } from '../../policy/shell/shape.ts';
import { closedNow } from '../break-glass/open-environment.ts';
import type { GlassStore } from '../break-glass/ports.ts';
import { namedIn } from '../eligibility/named-people.ts';
import { hoursOf } from '../escalation/route.ts';
import type { Clock, History, Links, RuleSource } from '../ports.ts';
import type { RequestContext } from '../request.ts';
import { ceilingsOf, environmentsOf, type TeamPolicy } from '../team-policy.ts';
import { type DuplicateScope, duplicateScope } from './duplicates/scope.ts';
import type { Fingerprint } from './fingerprints.ts';
import { type Question } from './question.ts';
import { redactContext } from './redact-context.ts';
import { type ResolvedRequester, resolveRequester } from './resolve-requester.ts';

export interface JudgeDeps {
  rules: RuleSource;
  history: History;
  links: Links;
  glass: GlassStore;
  team: TeamPolicy;
  clock: Clock;
  fingerprint: Fingerprint;
}

export interface Judgement {
  evaluation: Evaluation;
  /** The command as people and the database see it. */
  redaction: Redaction;
  requirements: ApprovalRequirements;
  who: ResolvedRequester;
  /** Redacted summary of the plan, if there is one. */
  planSummary: PlanSummary | null;
  shapeHmac: string;
  /** Folder and context with their secrets redacted. */
  scope: DuplicateScope;
  context: RequestContext;
  /** Whether it may only be stored if no other request of its scope came first: then it would be a duplicate. */
  mustBeFirst: boolean;
  now: Date;
}

/**
 * Gathers the facts and asks the policy. Nothing is stored.
 * @param usedUp rules whose last use went to another request a moment ago.
 * @param twin the same request, if one came first since this one was judged.
 * @throws if the environment is not configured: edges refuse that before they ask.
 */
export async function judge(
  deps: JudgeDeps,
  question: Question,
  usedUp: ReadonlySet<string> = new Set(),
  twin: Twin | null = null,
): Promise<Judgement> {
  const { rules, history, team, clock } = deps;
  const { command, environment, context, tokenId, timeout } = question;
  const unknown = unknownEnvironment(environment, environmentsOf(team));
  if (unknown !== null) throw new Error(unknown);
  const { sha = null } = context;
  const { repository } = namedIn(context);
  const { provenance } = question.caller;
  const read = readCommand(command);
  const { analysis: shown, values } = read.redaction;
  const meaningHmac = deps.fingerprint(meaningOf(shown));
  const shapeHmac = deps.fingerprint(shapeOf(shown));
  const now = clock.now();
  const stored = {
    cwd: question.cwd === null ? null : redactText(question.cwd, values),
    context: redactContext(context, values),
  };
  const scope = duplicateScope({ meaningHmac, environment, tokenId, ...stored });
  const [past, who, opened] = await Promise.all([
    history.of({ scope, shapeHmac, repository }, now),
    resolveRequester(deps, question),
    closedNow(deps).includes(environment) ? deps.glass.opened(environment, now) : null,
  ]);
  const facts = { ...past, duplicateOf: past.duplicateOf ?? twin, asker: who.asker, opened };
  const plan = question.plan === null ? null : summarisePlan(question.plan, values);
  const policy = policyOf(team, rules, usedUp);
  const candidate = { command, environment, repository, provenance, sha, plan };
  const evaluation = evaluate(candidate, facts, policy, now, read);
  const requirements = requirementsFor({
    analysis: read.analysis,
    environment,
    risk: evaluation.risk,
    possible: evaluation.possible,
    requestedTimeout: timeout,
    defaultTimeout: team.timeout,
    environments: team.environments,
    clauses: team.policies,
    isUnlinked: isUnlinked(who.asker),
  });
  return {
    evaluation,
    redaction: read.redaction,
    requirements,
    who,
    planSummary: plan,
    shapeHmac,
    scope,
    context: stored.context,
    mustBeFirst: mustBeFirst(evaluation, facts),
    now,
  };
}

/** What is denied, only reads, or is a duplicate already is not judged otherwise if another one comes first. */
function mustBeFirst({ verdict, risk }: Evaluation, { duplicateOf }: Pick<Facts, 'duplicateOf'>): boolean {
  return verdict !== 'deny' && !isReadOnly(risk) && duplicateOf === null;
}

function policyOf(team: TeamPolicy, rules: RuleSource, usedUp: ReadonlySet<string>): Policy {
  const { environments } = team;
  const closed = Object.entries(environments).filter(([, own]) => own.outside_hours === 'closed');
  return {
    book: rules.current(),
    hours: hoursOf(team),
    closed: new Set(closed.map(([name]) => name)),
    ceilings: ceilingsOf(team),
    usedUp,
  };
}
