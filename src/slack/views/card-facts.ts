import type { KnownBlock, MrkdwnElement } from '@slack/types';
import type { Request } from '../../approval/request.ts';
import { FIELD_TEXT_MAX, SHOWN_TEXT_MAX } from './limits.ts';
import { riskLine } from './risk-text.ts';
import { cutMrkdwn, escapeMrkdwn, inline, inlineCode } from './text.ts';

/** A longer link is left out, in characters after escaping; the rest of the card needs the room. */
const LINK_MAX = 1_000;

/** Where the request comes from and what it is for, in two columns. */
export function cardFacts(request: Request): KnownBlock {
  const { context, cwd, reason, risk } = request;
  const fields = [
    field('Requester', context.actor === undefined ? 'unknown' : code(context.actor)),
    field('Risk', riskLine(risk)),
    context.repository === undefined ? null : field('Repository', code(context.repository)),
    context.ref === undefined ? null : field('Ref', code(shortRef(context.ref, context.sha))),
    runField(request),
    reason === null ? null : field('Reason', inline(reason, SHOWN_TEXT_MAX)),
    cwd === null ? null : field('Folder', code(cwd)),
  ];
  return { type: 'section', fields: fields.filter((one) => one !== null) };
}

/** `value` is mrkdwn that is already escaped. */
function field(name: string, value: string): MrkdwnElement {
  return { type: 'mrkdwn', text: cutMrkdwn(`*${name}*\n${value}`, FIELD_TEXT_MAX) };
}

function code(value: string): string {
  return inlineCode(value, SHOWN_TEXT_MAX);
}

function runField({ context }: Request): MrkdwnElement | null {
  const { run_url: url, workflow, job, source } = context;
  const name = [workflow, job].filter((part) => part !== undefined).join(' / ') || source;
  if (url === undefined) return name === undefined ? null : field('From', code(name));
  // A link's label may not hold the bar that ends its address; the address itself was checked when it came in.
  const link = `<${escapeMrkdwn(url)}|${inline((name ?? 'run').replaceAll('|', '/'), 100)}>`;
  // Half a link would be none, and a field that is too long costs the whole card.
  return field('From', link.length <= LINK_MAX ? link : code(name ?? 'run'));
}

function shortRef(ref: string, sha: string | undefined): string {
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  return sha === undefined ? name : `${name} @ ${sha.slice(0, 12)}`;
}
