import type { KnownBlock } from '@slack/types';
import type { BrokenGlass } from '../../../approval/break-glass/broken-glass.ts';
import type { Request } from '../../../approval/request.ts';
import { context, header, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION } from '../../kit/blocks/ids.ts';
import { inline, inlineCode, mention } from '../../kit/text/text.ts';
import { unprovenLine } from '../../requests/views/card/requester-text.ts';
import { brokenText, requestLine, whyText } from './break-glass-text.ts';

interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** Requests that a message names; more are counted. */
export const BREAK_GLASS_REQUESTS_MAX = 10;
/** People and groups who are mentioned. */
const MENTIONED_MAX = 10;

/** What every channel hears at once. A requester who is only claimed is said first. */
export function renderBreakGlassNotice(glass: BrokenGlass, requests: readonly Request[]): Message {
  const { title, broken } = openingOf('Somebody broke glass', glass, requests);
  return {
    text: `${broken} ${inline(glass.reason, 500)}`,
    blocks: [
      header(title),
      section(broken),
      // What was asked while an environment was open is still to come.
      ...(glass.requestId === null ? [] : requests.map((request) => section(requestLine(request)))),
      section(whyText(glass)),
      context('Someone else reviews it on the next working morning.'),
    ],
  };
}

/** The review of the next working morning, which stays open until somebody else signs it off. */
export function renderBreakGlassReview(glass: BrokenGlass, requests: readonly Request[]): Message {
  const { signedOff } = glass;
  const name = signedOff === null ? 'Break glass: needs review' : 'Break glass: reviewed';
  const { title, broken } = openingOf(name, glass, requests);
  return {
    text: `${name}: ${broken} ${inline(glass.reason, 500)}`,
    blocks: [
      header(title),
      section(broken),
      section(whyText(glass)),
      ...requestBlocks(glass, requests),
      ...(signedOff === null
        ? [context(`Someone other than <@${glass.by}> must review this and sign it off.`), button(glass.id)]
        : [section(`Signed off by <@${signedOff.by}>: ${inline(signedOff.note, 1_000)}`)]),
    ],
  };
}

/** The title, and the first sentences. Requests that were made while an environment was open are not what glass was broken for. */
function openingOf(
  name: string,
  glass: BrokenGlass,
  requests: readonly Request[],
): { title: string; broken: string } {
  const request = requests.find(({ id }) => id === glass.requestId);
  const line = request === undefined ? null : unprovenLine(request);
  if (line === null) return { title: name, broken: brokenText(glass) };
  return { title: `${name} · requester not proven`, broken: `${line} ${brokenText(glass)}` };
}

/** In the thread of the review, each working morning. @param people users and groups who are mentioned. */
export function breakGlassReminder({ by }: BrokenGlass, people: readonly string[]): string {
  const others = people.filter((one) => one !== by).slice(0, MENTIONED_MAX);
  const who = others.map(mention).join(' ');
  return `${who}${who === '' ? '' : ' '}Break glass: not signed off yet. Someone other than <@${by}> must review it.`;
}

function requestBlocks({ requestId }: BrokenGlass, requests: readonly Request[]): KnownBlock[] {
  const shown = requests.slice(0, BREAK_GLASS_REQUESTS_MAX).map((request) => `•  ${requestLine(request)}`);
  if (requestId !== null) return shown.map((line) => section(line));
  if (shown.length === 0) return [section('No requests were made while it was open.')];
  const more = requests.length > shown.length ? [`More: ${inlineCode('/expacti stats', 50)}`] : [];
  return [section(['*Requests while it was open*', ...shown, ...more].join('\n'))];
}

function button(glassId: string): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION.signOff,
        value: glassId,
        text: plain('Sign off…'),
      },
    ],
  };
}
