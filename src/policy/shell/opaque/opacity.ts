import { cutEnd } from '../../../text/cut.ts';
import type { Opacity } from '../command.ts';

const DETAIL_MAX = 80;

/** Everything that makes a text opaque, with the sentence that people read (CONTRACT §5, fine print). */
const SENTENCES = {
  'syntax-error': 'Bash would refuse this text, or read it differently than it looks',
  'too-long': 'The command is too long to be analysed',
  'too-many-commands': 'There are more than 256 simple commands',
  'too-deep': 'Commands are nested too deeply to be analysed',
  'ambiguous-word': 'A word holds characters that bash may read differently than we do',
  'dynamic-name': 'The name of a command is only known when it runs',
  'dynamic-script': 'A shell script is only known when it runs',
  'risky-expansion': 'The value of an expansion can run commands or change variables',
  arithmetic: 'The value of a variable in arithmetic or a subscript can run commands',
  'function-definition': 'A function changes what later words mean',
  coprocess: 'A coprocess runs in the background',
  'steering-variable': 'A variable is set that changes how programs run, or that bash evaluates',
  'shell-state': 'A builtin changes what later words mean, or runs text we cannot see',
  'network-device': 'A file name opens a network connection in bash',
  'interpreter-input': 'An interpreter reads its program from a here-document',
  'runs-through-option': 'An option makes the program run another one',
  'remote-options': 'An option makes a local program run before the remote one',
  'wrapper-options': 'We do not know these options of a program that runs others',
  applet: 'An applet of busybox or toybox is a shell',
  'env-split-string': 'env -S splits text into a command of its own',
  'hidden-name': 'The name of a command holds hidden or look-alike characters',
} as const;

export type OpacityCode = keyof typeof SENTENCES;

/** `detail` is what was found in the text that is analysed; a long one is cut. */
export function opacity(code: OpacityCode, detail?: string): Opacity {
  if (detail === undefined) return { code, text: `${SENTENCES[code]}.` };
  return { code, text: `${SENTENCES[code]}: ${cutEnd(detail, DETAIL_MAX)}.` };
}
