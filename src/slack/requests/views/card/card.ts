import type { KnownBlock } from '@slack/types';
import type { Asked, Request } from '../../../../approval/request.ts';
import { utf8Bytes } from '../../../../text/cut.ts';
import { context, header, section } from '../../../kit/blocks/blocks.ts';
import { FALLBACK_COMMAND_MAX, UPDATED_TEXT_BYTES_MAX } from '../../../kit/blocks/limits.ts';
import {
  commandBlocks,
  commandStart,
  isReadable,
  type WholeText,
} from '../../../kit/command/command-blocks.ts';
import { cutMrkdwn, inlineCode } from '../../../kit/text/text.ts';
import { clockTime } from '../../../kit/text/time.ts';
import { cardButtons } from './card-buttons.ts';
import { deadlineLine, SHORT_BY_CLAIM_LINE } from './deadline-text.ts';
import { askingFindings } from './findings-text.ts';
import { endedOrigin, originText } from './origin-text.ts';
import { OUTCOME_MARK, outcomeText, runText } from './outcome-text.ts';
import { forWhom } from './requester-text.ts';
import { factorsLine, riskMark } from './risk-text.ts';

export interface Card {
  blocks: KnownBlock[];
  /** The same in one line, for phones and screen readers. */
  text: string;
}

/** What a decided card shows of its command. */
const ENDED_ROOM = { lines: 3, characters: 240 };

const NOT_POSTED: WholeText = { isPosted: false, trouble: null };

/**
 * The message that shows a request, whole, from its stored state (CONTRACT §7): what a reviewer needs first stands first.
 * @param whole where the whole text is, if this card cuts the command.
 */
export function renderCard(request: Request, asked: Asked, whole: WholeText = NOT_POSTED): Card {
  return {
    text: cutMrkdwn(fallback(request), UPDATED_TEXT_BYTES_MAX, utf8Bytes),
    blocks: request.decision === null ? pending(request, asked, whole) : ended(request),
  };
}

function pending(request: Request, asked: Asked, whole: WholeText): KnownBlock[] {
  const { risk, environment, findings } = request;
  const asking = [askingFindings(findings), asked.isShortByClaim ? SHORT_BY_CLAIM_LINE : null];
  const warnings = asking.filter((text) => text !== null).join('\n');
  const factors = factorsLine(request);
  return [
    header(`${riskMark(risk)} · ${environment}`),
    ...commandBlocks(request, whole),
    section(originText(request)),
    ...(warnings === '' ? [] : [section(warnings)]),
    ...(factors === null ? [] : [context(factors)]),
    context(deadlineLine(request, asked)),
    cardButtons(request, isReadable({ ...request, textPosted: whole.isPosted })),
  ];
}

function ended(request: Request): KnownBlock[] {
  const { decision, environment, result } = request;
  if (decision === null) return [];
  const run = result === null ? '' : ` ${runText(result)}`;
  const facts = [endedOrigin(request), clockTime(decision.decidedAt)].filter((fact) => fact !== null);
  return [
    header(`${OUTCOME_MARK[decision.outcome]} · ${environment}`),
    commandStart(request, ENDED_ROOM),
    section(`${outcomeText(request, decision)}${run}`),
    context(facts.join('  ·  ')),
  ];
}

function fallback(request: Request): string {
  const { decision, environment, result, risk } = request;
  const command = inlineCode(request.command, FALLBACK_COMMAND_MAX);
  if (decision === null) {
    const who = forWhom(request);
    return `${riskMark(risk)} in ${environment}${who === null ? '' : ` ${who}`}: ${command} — until ${clockTime(request.expiresAt)}, no answer means no`;
  }
  const run = result === null ? '' : ` ${runText(result)}`;
  return `${OUTCOME_MARK[decision.outcome]} in ${environment} (${riskMark(risk)}): ${command} — ${outcomeText(request, decision)}${run}`;
}
