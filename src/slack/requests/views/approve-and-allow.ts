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
    submit: plain(offers ? 'Approve & add rule' : 'Approve'),
    close: plain('Back'),
    blocks: [
      codeBlock(shownOf(request).text),
      context(`In *${request.environment}*. This request is approved whatever you choose below.`),
      ...(offers ? [] : [section('No rule can be suggested, so only this request is approved.')]),
      ...unknown.flatMap(ruleInput),
      ...(offers
        ? [whereInput(request.environment), reasonInput(), expiresInput(isCritical), usesInput(isCritical)]
        : []),
    ],
  };
}

const option = (label: string, value: string): PlainTextOption => ({ text: plain(cutEnd(label, 75)), value });

function ruleInput(unknown: UnknownCommand, index: number): KnownBlock[] {
  const { source, proposals, wasDenied, isPartial } = unknown;
  const note = wasDenied
    ? [context('Wider rules are not offered, because people denied what they would allow.')]
    : [];
  if (proposals.length === 0)
    return [
      section(
        `No rule can be suggested for ${inlineCode(source, 300)}. A person must approve it again next time.`,
      ),
      ...note,
    ];
  const none = option('No rule: approve this request only', NO_RULE);
  const rules = proposals.map((proposal) => option(label(proposal), proposal.key));
  return [
    section(inlineCode(source, 1_000)),
    {
      type: 'input',
      block_id: `${ALLOW.rule}${index}`,
      label: plain('Rule to add'),
      element: {
        type: 'radio_buttons',
        action_id: VALUE,
        options: [...rules, none],
        // A rule that was not held against every denial has to be chosen.
        initial_option: isPartial ? none : (rules[0] ?? none),
      },
    },
    ...proposals.filter(({ type }) => type !== 'exact').map((proposal) => context(patternText(proposal))),
    ...note,
  ];
}

function label({ open, requests }: PreviewedProposal): string {
  const what = open.length === 0 ? 'Allow exactly this' : `Allow it with any ${open.join(', ')}`;
  return `${what} (${requests === 0 ? 'no match' : `matched ${requests}`} in 30 days)`;
}

/** The pattern, with a class that a glob repeats for each character counted instead: `[0-9a-f]{7}`. */
function patternText({ type, pattern }: PreviewedProposal): string {
  const short =
    type === 'glob'
      ? pattern.replaceAll(/(\[[^\]]+\])\1{2,}/g, (all, one: string) => `${one}{${all.length / one.length}}`)
      : pattern;
  if (short === pattern) return inlineCode(pattern, 500);
  return `${inlineCode(short, 500)}, where \`{n}\` means n times`;
}

function whereInput(environment: string): KnownBlock {
  const here = option(`In ${environment} only`, HERE);
  return {
    type: 'input',
    block_id: ALLOW.where,
    label: plain('Environments'),
    element: {
      type: 'static_select',
      action_id: VALUE,
      options: [here, option('In every environment', EVERYWHERE)],
      initial_option: here,
    },
  };
}

function reasonInput(): KnownBlock {
  return {
    type: 'input',
    block_id: ALLOW.reason,
    label: plain('Reason (required)'),
    hint: plain('Shown in the written policy.'),
    element: { type: 'plain_text_input', action_id: VALUE, max_length: REASON_MAX },
  };
}

function expiresInput(isNeeded: boolean): KnownBlock {
  return {
    type: 'input',
    block_id: ALLOW.expires,
    optional: true,
    label: plain('Expires on'),
    hint: plain(
      isNeeded
        ? 'Critical: enter an expiry date or a maximum number of uses.'
        : 'Last day the rule applies (UTC). Leave empty for no expiry.',
    ),
    element: { type: 'datepicker', action_id: VALUE },
  };
}

function usesInput(isNeeded: boolean): KnownBlock {
  return {
    type: 'input',
    block_id: ALLOW.uses,
    optional: true,
    label: plain('Maximum uses'),
    ...(isNeeded ? { hint: plain('Critical: enter an expiry date or a maximum number of uses.') } : {}),
    element: {
      type: 'number_input',
      action_id: VALUE,
      is_decimal_allowed: false,
      min_value: '1',
      max_value: String(USES_MAX),
    },
  };
}
