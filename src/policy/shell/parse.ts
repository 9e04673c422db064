import { parse } from 'unbash';
import { type Script, unread } from './command.ts';
import { breaksLinesOddly } from './guard/words.ts';
import { opacity } from './opaque/opacity.ts';
import { Reader } from './read/reader.ts';
import { type Origin, rootOrigin } from './source/written.ts';
import type { StandardInput } from './stdin/standard-input.ts';
import { KnownValues } from './values/known-values.ts';

/** UTF-8 bytes. The ingress takes no more. */
export const SCRIPT_BYTES_MAX = 16_384;

/**
 * Reads a text as bash 5 would, without running anything. Never throws.
 * @param inShell whether a shell runs it that has run other text before, as `eval` does: what variables hold is not known.
 * @param stdin what it is handed to read.
 */
export function parseScript(
  text: string,
  origin: Origin = rootOrigin(text),
  bytesMax = SCRIPT_BYTES_MAX,
  inShell = false,
  stdin: StandardInput | null = null,
): Script {
  if (new TextEncoder().encode(text).length > bytesMax) return refused('too-long');
  if (text.includes('\0')) return refused('syntax-error');
  const script = readOrNull(text, origin, inShell, stdin);
  if (script === null) return refused('too-deep');
  if (!breaksLinesOddly(text)) return script;
  return {
    ...script,
    opacities: [...script.opacities, opacity('ambiguous-word', 'a line that is continued oddly')],
  };
}

/** Null if the text is nested so deeply that the parser has no room left. */
function readOrNull(
  text: string,
  origin: Origin,
  inShell: boolean,
  stdin: StandardInput | null,
): Script | null {
  try {
    const script = parse(text);
    const reader = new Reader(new KnownValues(inShell ? null : script, text), stdin);
    reader.script(script, 0, origin);
    return reader.result();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const refused = (code: 'too-long' | 'too-deep' | 'syntax-error'): Script => unread(opacity(code));
