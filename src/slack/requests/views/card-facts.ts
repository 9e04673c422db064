import type { KnownBlock, MrkdwnElement } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { mrkdwn } from '../../kit/blocks/blocks.ts';
import { FIELD_TEXT_MAX, SHOWN_TEXT_MAX } from '../../kit/blocks/limits.ts';
import { callersLink } from '../../kit/text/link.ts';
import { inline, inlineCode } from '../../kit/text/text.ts';
import { requesterLine } from './requester-text.ts';
import { riskLine } from './risk-text.ts';

/** Where the request comes from and what it is for, in two columns. */
export function cardFacts(request: Request): KnownBlock {
  const { context, cwd, reason, risk } = request;
  const fields = [
    field('Requester', requesterLine(request)),
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
  return mrkdwn(`*${name}*\n${value}`, FIELD_TEXT_MAX);
}

function code(value: string): string {
  return inlineCode(value, SHOWN_TEXT_MAX);
}

function runField({ context }: Request): MrkdwnElement | null {
  const { run_url: url, workflow, job, source } = context;
  const name = [workflow, job].filter((part) => part !== undefined).join(' / ') || source;
  if (url === undefined) return name === undefined ? null : field('From', code(name));
  return field('From', callersLink(url, name));
}

function shortRef(ref: string, sha: string | undefined): string {
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  return sha === undefined ? name : `${name} @ ${sha.slice(0, 12)}`;
}
