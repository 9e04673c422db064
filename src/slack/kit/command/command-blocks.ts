import type { KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { codeBlock, context } from '../blocks/blocks.ts';
import { inlineCode } from '../text/text.ts';
import { count, type ShownCommand, shownCommand } from './shown-command.ts';

/** Where the whole text of a cut command is. */
export interface WholeText {
  /** Whether it stands in the thread. */
  isPosted: boolean;
  /** Why it could not be posted yet: Slack's error code, or `unreachable`. */
  trouble: string | null;
}

type Shown = Pick<Request, 'command' | 'notable' | 'findings' | 'status'>;

/** The request's command as far as it is shown. */
export const shownOf = ({ command, notable }: Pick<Request, 'command' | 'notable'>): ShownCommand =>
  shownCommand(command, notable);

/** Whether people who decide can read the whole command: it is short enough, or stands in the thread. */
export function isReadable(request: Pick<Request, 'command' | 'notable' | 'textPosted'>): boolean {
  return request.textPosted || !shownOf(request).cut;
}

/** A command as people decide on it, with what is to be said of how it is shown. */
export function commandBlocks(request: Shown, whole: WholeText): KnownBlock[] {
  const { text, cut, hidden } = shownOf(request);
  const hasSecret = request.findings.some(({ code }) => code === 'secret-in-command');
  const notes = [
    cut ? cutNote(request, whole) : null,
    hidden ? 'Hidden characters are spelled out, such as ⟨U+202E⟩.' : null,
    hasSecret ? 'Secrets are redacted.' : null,
  ].filter((note) => note !== null);
  return [codeBlock(text), ...notes.map(context)];
}

function cutNote({ command, status }: Shown, { isPosted, trouble }: WholeText): string {
  const lines = command.split('\n').length;
  const size = `${count(command.length)} characters in ${count(lines)} ${lines === 1 ? 'line' : 'lines'}`;
  const cut = `Shortened: the command has ${size}.`;
  if (isPosted) return `${cut} The whole text is in the thread.`;
  if (status !== 'pending') return `${cut} The whole text was not posted.`;
  if (trouble === null)
    return `${cut} The whole text is still being posted to the thread. You can approve once it is there.`;
  const why = trouble === 'unreachable' ? 'Slack did not answer' : `Slack says ${inlineCode(trouble, 80)}`;
  return `${cut} The whole text could not be posted to the thread (${why}), so nobody can approve. We retry until the deadline; you can deny.`;
}
