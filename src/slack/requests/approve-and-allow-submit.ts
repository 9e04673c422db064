import type { App } from '@slack/bolt';
import { z } from 'zod';
import { decide } from '../../approval/decision/decide.ts';
import { adminRefusal } from '../../approval/eligibility/permission.ts';
import { draftOf } from '../../rulebook/preview/propose.ts';
import type { RuleDraft } from '../../rulebook/stored-rule.ts';
import { DAY_MS } from '../../time/units.ts';
import type { SlackDeps } from '../deps.ts';
import { refreshHome } from '../home/show-home.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { VIEW } from '../kit/blocks/ids.ts';
import { adminsOf } from '../kit/events/access.ts';
import { chosenDay, chosenOption, typedText } from '../kit/events/inputs.ts';
import { aboutRequest } from '../kit/events/metadata.ts';
import { Steps } from '../kit/events/steps.ts';
import { onSubmission } from '../kit/events/submission.ts';
import { inlineCode } from '../kit/text/text.ts';
import { changeRule, WAITS } from '../rules/change-rule.ts';
import { REASON_MAX, USES_MAX } from '../rules/form/views/rule-form.ts';
import { proposalsFor } from './approve-and-allow.ts';
import { ALLOW, EVERYWHERE, NO_RULE } from './views/approve-and-allow.ts';
import { clickAnswer } from './views/click-answer.ts';

const IS_RULE = new RegExp(`^${ALLOW.rule}\\d$`);

interface Choice {
  /** Names of the rules that were chosen. */
  keys: string[];
  everywhere: boolean;
  reason: string;
  expiresAt: Date | null;
  maxUses: number | null;
}

const values = z
  .looseObject({
    [ALLOW.where]: chosenOption.optional(),
    [ALLOW.reason]: typedText.optional(),
    [ALLOW.expires]: chosenDay.optional(),
    [ALLOW.uses]: typedText.optional(),
  })
  .transform((state): Choice => {
    const rules = Object.entries(state).filter(([block]) => IS_RULE.test(block));
    const keys = rules
      .map(([, value]) => chosenOption.safeParse(value).data)
      .filter((key) => typeof key === 'string');
    const date = state[ALLOW.expires] ?? null;
    const uses = (state[ALLOW.uses] ?? '').trim();
    return {
      keys: keys.filter((key) => key !== NO_RULE),
      everywhere: state[ALLOW.where] === EVERYWHERE,
      reason: (state[ALLOW.reason] ?? '').trim(),
      expiresAt: date === null ? null : new Date(new Date(`${date}T00:00:00Z`).getTime() + DAY_MS),
      maxUses: uses === '' ? null : Number(uses),
    };
  });

/** The modal was submitted: the request is approved, then the chosen rules are made. */
export function registerApproveAndAllowSubmit(app: App, deps: SlackDeps): void {
  onSubmission(app, deps, {
    callbackId: VIEW.approveAndAllow,
    metadata: aboutRequest,
    values,
    title: null,
    // A modal that offers a rule asks for its reason.
    faultField: ({ values: { keys } }) => (keys.length === 0 ? null : ALLOW.reason),
    check: ({ metadata, values: choice }) =>
      choice.keys.length === 0 ? {} : wrongFields(deps, metadata.request_id, choice),
    work: async ({ user, metadata, values: choice }, client, steps) => {
      const { request_id: requestId, from_home: isFromHome } = metadata;
      try {
        return await approveAndAllow(deps, { requestId, user, choice }, steps);
      } finally {
        if (isFromHome) await refreshHome(deps, client, user);
      }
    },
  });
}

async function wrongFields(
  { approval, rulebook }: SlackDeps,
  requestId: string,
  { reason, expiresAt, maxUses }: Choice,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {};
  if (reason === '' || reason.length > REASON_MAX)
    errors[ALLOW.reason] = `Enter a reason of 1 to ${REASON_MAX} characters.`;
  if (expiresAt !== null && expiresAt <= rulebook.clock.now())
    errors[ALLOW.expires] = 'This day is over. Choose a later one.';
  if (maxUses !== null && !(Number.isInteger(maxUses) && maxUses >= 1 && maxUses <= USES_MAX))
    errors[ALLOW.uses] = `Enter a whole number from 1 to ${USES_MAX}.`;
  if (expiresAt === null && maxUses === null) {
    const request = await approval.store.find(requestId);
    if (request?.risk.level === 'critical')
      errors[ALLOW.uses] = 'A rule for a critical command needs an expiry date or a maximum number of uses.';
  }
  return errors;
}

interface Chosen {
  requestId: string;
  user: string;
  choice: Choice;
}

async function approveAndAllow(
  deps: SlackDeps,
  { requestId, user, choice }: Chosen,
  steps: Steps,
): Promise<string | null> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return `${refusalText(refusal, adminsOf(deps.approval))} Nothing was approved.`;
  // Read before the decision: afterwards the request is part of the past.
  const drafts = choice.keys.length === 0 ? [] : await draftsOf(deps, requestId, choice);
  const outcome = await decide(deps.approval, requestId, { kind: 'approve', reviewer: user });
  const approved = ['decided', 'counted', 'counted-before'].includes(outcome.kind);
  if (!approved) return clickAnswer(outcome);
  const decided = outcome.kind === 'decided' ? 'Approved.' : 'Your approval counts.';
  steps.done(decided);
  const answers: string[] = [];
  for (const draft of drafts) {
    const answer = await makeRule(deps, draft, user);
    if (answer !== null) answers.push(answer);
  }
  if (drafts.length < choice.keys.length)
    answers.push('A rule that you chose can no longer be suggested and was not added.');
  return answers.length > 0 ? `${decided} ${answers.join(' ')}` : null;
}

/** Makes one of the rules; a fault keeps none of the others back. @returns what is to be said of it, if anything. */
async function makeRule(deps: SlackDeps, draft: RuleDraft, user: string): Promise<string | null> {
  const rule = `The rule ${inlineCode(draft.pattern, 150)}`;
  const steps = new Steps();
  try {
    const answer = await changeRule(deps, { action: 'add', draft, replaces: [] }, user, steps);
    return answer === WAITS
      ? `Another admin must confirm the rule ${inlineCode(draft.pattern, 150)}.`
      : answer;
  } catch (error) {
    deps.log.error({ err: error }, 'a request was approved, but a rule could not be made');
    if (steps.isUncertain(error)) return `${rule} may not have been added: ${AFTER_DECISION}`;
    return `${rule} was not added: ${AFTER_DECISION}`;
  }
}

const AFTER_DECISION =
  'something failed on our side. Check `/expacti rules`. If it is missing, add it with `/expacti allow`.';

async function draftsOf(deps: SlackDeps, requestId: string, choice: Choice): Promise<RuleDraft[]> {
  const request = await deps.approval.store.find(requestId);
  if (request === null) return [];
  const unknown = await proposalsFor(deps, request);
  const { everywhere, reason, expiresAt, maxUses } = choice;
  const environment = everywhere ? null : request.environment;
  return unknown.flatMap(({ source, proposals }) =>
    proposals
      .filter(({ key }) => choice.keys.includes(key))
      .map((proposal) => draftOf(proposal, { environment, reason, example: source, expiresAt, maxUses })),
  );
}
