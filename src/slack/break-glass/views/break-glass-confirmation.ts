import type { KnownBlock, ModalView } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { context, plain, section } from '../../kit/blocks/blocks.ts';
import { VIEW } from '../../kit/blocks/ids.ts';
import { commandBlocks } from '../../kit/command/command-blocks.ts';
import { askingFindings } from '../../requests/views/card/findings-text.ts';
import { unprovenLine } from '../../requests/views/card/requester-text.ts';
import { factorsLine } from '../../requests/views/card/risk-text.ts';
import { pendingFacts } from '../../requests/views/pending.ts';
import { whyText } from './break-glass-text.ts';

/** What is about to happen; it is all that the second step needs. */
export type BreakGlassIntent =
  | { what: 'request'; request_id: string; reason: string }
  | { what: 'environment'; id: string; environment: string; minutes: number; reason: string };

/** The second step: exactly what runs, or opens, and what is lifted for it. */
export function breakGlassConfirmation(
  wish: BreakGlassIntent,
  lifted: readonly string[],
  request: Request | null,
): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.breakGlassConfirmation,
    private_metadata: JSON.stringify(wish),
    title: plain('Break glass?'),
    submit: plain('Break glass'),
    close: plain('Cancel'),
    blocks: [
      ...(request === null ? openingBlocks(wish) : requestBlocks(request)),
      section(whyText({ reason: wish.reason, lifted })),
    ],
  };
}

function openingBlocks(wish: BreakGlassIntent): KnownBlock[] {
  if (wish.what !== 'environment') return [];
  return [
    section(`*${wish.environment}* opens for ${wish.minutes} minutes.`),
    context(
      'While it is open, people decide on its requests. Deny rules still deny, allow rules do not apply, and requests need as many approvals as usual. Nobody can approve their own request.',
    ),
  ];
}

function unprovenBlocks(request: Request): KnownBlock[] {
  const line = unprovenLine(request);
  return line === null ? [] : [section(line)];
}

function requestBlocks(request: Request): KnownBlock[] {
  return [
    ...unprovenBlocks(request),
    ...commandBlocks(request, { isPosted: request.textPosted, trouble: null }),
    section(pendingFacts(request)),
    ...[askingFindings(request.findings), factorsLine(request)].filter((text) => text !== null).map(context),
    context('It runs as soon as you confirm, with only your approval.'),
  ];
}
