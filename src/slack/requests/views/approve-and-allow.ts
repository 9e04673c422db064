import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import type { PreviewedProposal, UnknownCommand } from '../../../rulebook/preview/propose.ts';
import { codeBlock, context, plain, section } from '../../kit/blocks/blocks.ts';
import { VALUE, VIEW } from '../../kit/blocks/ids.ts';
import { shownOf } from '../../kit/command/command-blocks.ts';
import { cutEnd, inlineCode } from '../../kit/text/text.ts';
import { REASON_MAX, USES_MAX } from '../../rules/form/views/rule-form.ts';

/** Block ids of the modal's inputs; the one of an unknown command has its place behind it. */
export const ALLOW = {
  rule: 'rule_',
  where: 'where',
  reason: 'reason',
  expires: 'expires',
  uses: 'uses',
} as const;
/** The choice to approve and make no rule. */
export const NO_RULE = 'none';
export const EVERYWHERE = 'everywhere';
const HERE = 'here';

/** Approves this request, and proposes rules that are no wider than it. */
export function approveAndAllowModal(
  request: Request,
  unknown: readonly UnknownCommand[],
  isFromHome = false,
): ModalView {
  const isCritical = request.risk.level === 'critical';
  const offers = unknown.some(({ proposals }) => proposals.length > 0);
  return {
    type: 'modal',
    callback_id: VIEW.approveAndAllow,
    private_metadata: JSON.stringify({ request_id: request.id, from_home: isFromHome }),
    title: plain('Approve & allow'),
    submit: plain('Approve'),
    close: plain('Back'),
    blocks: [
      codeBlock(shownOf(request).text),
      context(`In *${request.environment}*. Whatever you choose below, this one is approved.`),
      ...(offers ? [] : [section('No rule can be proposed for it: it is approved once.')]),
      ...unknown.flatMap(ruleInput),
      ...(offers
        ? [whereInput(request.environment), reasonInput(), expiresInput(isCritical), usesInput(isCritical)]
        : []),
    ],
  };
}

const option = (label: string, value: string): PlainTextOption => ({ text: plain(cutEnd(label, 75)), value });

function ruleInput({ source, proposals, wasDenied }: UnknownCommand, index: number): KnownBlock[] {
  const note = wasDenied
    ? [context('Wider rules are not offered: people denied what they would allow.')]
    : [];
  if (proposals.length === 0) return [section(`${inlineCode(source, 300)} is asked about again.`), ...note];
  const none = option('approve once, make no rule', NO_RULE);
  return [
    section(inlineCode(source, 1_000)),
    {
      type: 'input',
      block_id: `${ALLOW.rule}${index}`,
      label: plain('From now on'),
      element: {
        type: 'radio_buttons',
        action_id: VALUE,
        options: [none, ...proposals.map((proposal) => option(label(proposal), proposal.key))],
        initial_option: none,
      },
    },
    ...proposals
      .filter(({ type }) => type !== 'exact')
      .map(({ pattern }) => context(inlineCode(pattern, 500))),
    ...note,
  ];
}

function label({ open, requests }: PreviewedProposal): string {
  const what = open.length === 0 ? 'allow exactly this' : `allow it with any ${open.join(', ')}`;
  return `${what} (met ${requests} in 30 days)`;
}

function whereInput(environment: string): KnownBlock {
  const here = option(`in ${environment} only`, HERE);
  return {
    type: 'input',
    block_id: ALLOW.where,
    label: plain('Where'),
    element: {
      type: 'static_select',
      action_id: VALUE,
      options: [here, option('in every environment', EVERYWHERE)],
      initial_option: here,
    },
  };
}

function reasonInput(): KnownBlock {
  return {
    type: 'input',
    block_id: ALLOW.reason,
    optional: true,
    label: plain('Reason of the rule'),
    hint: plain('It stands in the written policy. Needed where a rule is made.'),
    element: { type: 'plain_text_input', action_id: VALUE, max_length: REASON_MAX },
  };
}

function expiresInput(isNeeded: boolean): KnownBlock {
  return {
    type: 'input',
    block_id: ALLOW.expires,
    optional: true,
    label: plain('Ends on'),
    hint: plain(
      isNeeded
        ? 'Critical: a rule needs an end, or a number of uses.'
        : 'The last day on which it counts, in UTC.',
    ),
    element: { type: 'datepicker', action_id: VALUE },
  };
}

function usesInput(isNeeded: boolean): KnownBlock {
  return {
    type: 'input',
    block_id: ALLOW.uses,
    optional: true,
    label: plain('Number of uses'),
    ...(isNeeded ? { hint: plain('Critical: a rule needs an end, or a number of uses.') } : {}),
    element: {
      type: 'number_input',
      action_id: VALUE,
      is_decimal_allowed: false,
      min_value: '1',
      max_value: String(USES_MAX),
    },
  };
}
