import { couldBeOption, isControlled } from '../read/own-values.ts';
import { literalOf, literalStart, type Word } from '../word.ts';
import { isPlainSedScript } from './sed-script.ts';

/** Options that neither hold a script nor take the next word. */
const PLAIN =
  /^-(?:[nErszub]*(?:i.*)?|l\d+)$|^--(?:quiet|silent|regexp-extended|separate|null-data|zero-terminated|unbuffered|posix|sandbox|debug|version|help|follow-symlinks|binary|in-place(?:=.*)?|line-length=\d+)$/s;
const SCRIPT_NEXT = /^(?:-[nErszub]*e|--expression)$/;
const SCRIPT_HERE = /^(?:-[nErszub]*e|--expression=)(.+)$/s;

/** The word by which sed would run another program, or a script that is not seen. */
export function sedRunsThrough(args: readonly Word[]): string | null {
  const operands: Word[] = [];
  let isScriptSeen = false;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] as Word;
    const start = literalStart(word);
    if (isControlled(word) && (couldBeOption(word) || start.startsWith('-'))) return word.source;
    if (!start.startsWith('-') || start === '-') operands.push(word);
    else if (SCRIPT_NEXT.test(literalOf(word) ?? '')) {
      const script = args[at + 1];
      if (script === undefined || isControlled(script) || !isPlainSedScript(valueOf(script))) return start;
      isScriptSeen = true;
      at += 1;
    } else if (SCRIPT_HERE.test(start)) {
      if (!isPlainSedScript(SCRIPT_HERE.exec(valueOf(word))?.[1] ?? 'e')) return word.source;
      isScriptSeen = true;
    } else if (!PLAIN.test(start)) return word.source;
  }
  const [first] = operands;
  if (isScriptSeen || first === undefined) return null;
  return !isControlled(first) && isPlainSedScript(valueOf(first)) ? null : first.source;
}

/** A value from outside is taken for a plain one. */
const valueOf = ({ pieces }: Word): string =>
  pieces.map((piece) => (piece.kind === 'literal' ? piece.text : 'x')).join('');
