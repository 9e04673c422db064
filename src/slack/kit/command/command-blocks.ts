import type { KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { codeBlock, context } from '../blocks/blocks.ts';
import { inlineCode } from '../text/text.ts';
import { count, type Room, type ShownCommand, shownCommand } from './shown-command.ts';

/** Where the whole text of a cut command is. */
export interface WholeText {
  /** Whether it stands in the thread. */
  isPosted: boolean;
  /** Why it could not be posted yet: Slack's error code, or `unreachable`. */
  trouble: string | null;
}

type Shown = Pick<Request, 'command' | 'notable' | 'findings'>;

/** The request's command as far as it is shown. */
export const shownOf = ({ command, notable }: Pick<Request, 'command' | 'notable'>): ShownCommand =>
  shownCommand(command, notable);

/** Whether people who decide can read the whole command: it is short enough, or stands in the thread. */
export function isReadable(request: Pick<Request, 'command' | 'notable' | 'textPosted'>): boolean {
  return request.textPosted || !shownOf(request).cut;
}

/** A command as people decide on it, with a line for each thing that is different from what was sent. */
export function commandBlocks(request: Shown, whole: WholeText): KnownBlock[] {
  const shown = shownOf(request);
  const notes = [
    shown.cut ? cutNote(shown, whole) : null,
    shown.hidden ? '👁 hidden characters, spelled out such as ⟨U+202E⟩' : null,
    secretsNote(request),
  ].filter((note) => note !== null);
  return [codeBlock(shown.text), ...notes.map(context)];
}

/** As much of a command as there is room for, where nobody decides on it. */
export function commandStart(
  { command, notable }: Pick<Request, 'command' | 'notable'>,
  room: Room,
): KnownBlock {
  return codeBlock(shownCommand(command, notable, room).text);
}

/** `🔑 2 secrets redacted`; the finding has the count. */
function secretsNote({ findings }: Shown): string | null {
  const finding = findings.find(({ code }) => code === 'secret-in-command');
  if (finding === undefined) return null;
  return `🔑 ${/^\d+ secrets? redacted/.exec(finding.text)?.[0] ?? 'secrets redacted'}`;
}

function cutNote({ lines, shownLines, characters }: ShownCommand, { isPosted, trouble }: WholeText): string {
  const size =
    lines > 1
      ? `${count(shownLines)} of ${count(lines)} lines`
      : `${count(characters)} characters, shortened`;
  if (isPosted) return `✂️ ${size}, all of it in the thread`;
  if (trouble === null)
    return `✂️ ${size}. The whole text is being posted to the thread. You can approve once it is there.`;
  const why = trouble === 'unreachable' ? 'Slack did not answer' : `Slack says ${inlineCode(trouble, 80)}`;
  return `✂️ ${size}. The whole text could not be posted to the thread (${why}), so nobody can approve. We retry until the deadline; you can deny.`;
}
