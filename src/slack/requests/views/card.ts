import type { KnownBlock } from '@slack/types';
import type { Asked, Request } from '../../../approval/request.ts';
import { utf8Bytes } from '../../../text/cut.ts';
import { duration } from '../../../text/duration.ts';
import { context, header, section } from '../../kit/blocks/blocks.ts';
import { FALLBACK_COMMAND_MAX, UPDATED_TEXT_BYTES_MAX } from '../../kit/blocks/limits.ts';
import { commandBlocks, isReadable, type WholeText } from '../../kit/command/command-blocks.ts';
import { cutMrkdwn, inlineCode } from '../../kit/text/text.ts';
import { clockTime } from '../../kit/text/time.ts';
import { askedText } from './asked-text.ts';
import { cardButtons } from './card-buttons.ts';
import { cardFacts } from './card-facts.ts';
import { OUTCOME_WORD, outcomeText } from './outcome-text.ts';
import { forWhom } from './requester-text.ts';
import { riskLine, riskLines } from './risk-text.ts';
import { approvalsLine, clocksLine, LATE_LINE, SHORT_BY_CLAIM_LINE } from './waiting-text.ts';

export interface Card {
  blocks: KnownBlock[];
  /** The same in one line, for phones and screen readers. */
  text: string;
}

const NOT_POSTED: WholeText = { isPosted: false, trouble: null };

/**
 * The message that shows a request, whole, from its stored state.
 * @param whole where the whole text is, if this card cuts the command.
 */
export function renderCard(request: Request, asked: Asked, whole: WholeText = NOT_POSTED): Card {
  return {
    text: cutMrkdwn(fallback(request), UPDATED_TEXT_BYTES_MAX, utf8Bytes),
    blocks: [
      header(`${heading(request)} · ${request.environment}`),
      ...commandBlocks(request, whole),
      cardFacts(request),
      ...riskLines(request).map(section),
      ...(request.decision === null ? waiting(request, asked, whole) : ended(request)),
    ],
  };
}

function heading({ decision }: Request): string {
  return decision === null ? 'Approval wanted' : OUTCOME_WORD[decision.outcome];
}

function waiting(request: Request, asked: Asked, { isPosted }: WholeText): KnownBlock[] {
  return [
    ...(request.late ? [section(LATE_LINE)] : []),
    ...(asked.isShortByClaim ? [section(SHORT_BY_CLAIM_LINE)] : []),
    context([`Asked: ${askedText(asked)}`, clocksLine(request), approvalsLine(request)].join('  ·  ')),
    cardButtons(request, isReadable({ ...request, textPosted: isPosted })),
  ];
}

function ended(request: Request): KnownBlock[] {
  const { decision, result } = request;
  if (decision === null) return [];
  const lines = [
    section(outcomeText(request, decision)),
    context(`Decided at ${clockTime(decision.decidedAt)}`),
  ];
  if (result === null) return lines;
  const ending =
    result.exitCode === 0
      ? 'The run succeeded (exit code 0)'
      : `The run failed (exit code ${result.exitCode})`;
  return [...lines, section(`${ending} after ${duration(result.durationMs)}.`)];
}

function fallback(request: Request): string {
  const { decision, environment, result } = request;
  const command = inlineCode(request.command, FALLBACK_COMMAND_MAX);
  if (decision === null) {
    const who = forWhom(request);
    return `Approval wanted in ${environment}${who === null ? '' : ` ${who}`} (${riskLine(request.risk)}): ${command} — until ${clockTime(request.expiresAt)}, silence means no`;
  }
  const run =
    result === null
      ? ''
      : ` The run ended with exit code ${result.exitCode} after ${duration(result.durationMs)}.`;
  return `${OUTCOME_WORD[decision.outcome]} in ${environment}: ${command} — ${outcomeText(request, decision)}${run}`;
}
