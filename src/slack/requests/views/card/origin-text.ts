import type { Request } from '../../../../approval/request.ts';
import { SHOWN_TEXT_MAX } from '../../../kit/blocks/limits.ts';
import { callersLink } from '../../../kit/text/link.ts';
import { callersName, inline, inlineCode } from '../../../kit/text/text.ts';
import { namesText, requesterText } from './requester-text.ts';

/** Characters of one name of a caller, such as a branch. */
const NAME_MAX = 100;

/** Who asks and from where in one line, and why as a quote below. Escaped mrkdwn. */
export function originText(request: Request): string {
  const { reason } = request;
  return reason === null
    ? originLine(request)
    : `${originLine(request)}\n> ${inline(reason, SHOWN_TEXT_MAX)}`;
}

/** `<@U0OCTO> (octocat) · <run|acme/api deploy #9001> (github.com) · main@4b825dc`. Escaped mrkdwn. */
function originLine(request: Request): string {
  const { cwd } = request;
  const parts = [
    requesterText(request),
    runText(request),
    refText(request),
    cwd === null ? null : `in ${inlineCode(cwd, NAME_MAX)}`,
  ];
  return parts.filter((part) => part !== null).join('  ·  ');
}

/** Who asked and in which run, in one line. It mentions nobody. Escaped mrkdwn; null if neither is known. */
export function endedOrigin(request: Request): string | null {
  const parts = [namesText(request), runText(request)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('  ·  ');
}

function runText({ context }: Request): string | null {
  const { repository, workflow, job, run_id: id, run_url: url, source } = context;
  // Many workflows have one job of the same name.
  const work = [...new Set([workflow, job])].filter((part) => part !== undefined).join(' / ');
  const name = [repository, work, id === undefined ? '' : `#${id}`].filter((part) => part).join(' ');
  if (url !== undefined) return callersLink(url, name === '' ? undefined : name);
  const shown = name === '' ? source : name;
  return shown === undefined ? null : callersName(shown, NAME_MAX);
}

function refText({ context: { ref, sha } }: Request): string | null {
  // As much of it as GitHub shows.
  const commit = sha === undefined ? undefined : sha.slice(0, 7);
  if (ref === undefined) return commit === undefined ? null : callersName(commit, NAME_MAX);
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  return callersName(commit === undefined ? name : `${name}@${commit}`, NAME_MAX);
}
