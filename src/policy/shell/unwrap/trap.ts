import { changesTheShell } from '../values/command-settings.ts';
import { literalOf, type Word } from '../word.ts';
import { judged, type Unwrap } from './unwrapped.ts';

/** Signals whose handler runs when the shell ends, is told to, or a command fails; `DEBUG` would run before each command. */
const SIGNAL = /^(?:(?:SIG)?(?:EXIT|ERR|INT|TERM|HUP|QUIT)|0|1|2|3|15)$/i;
/** Ways to set a variable: an assignment, arithmetic, a default, a descriptor. */
const SETS = /(?:^|[\s;&|(){}!`"'])[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=|\(\(|\$\[|:?=[^\s}]*\}|\{\w+\}[<>]/;

/**
 * Whether a `trap` is given a handler that is spelled out, for signals that change nothing of how a text runs, and the
 * handler sets nothing that the text could use.
 */
export function isPlainTrap(args: readonly Word[]): boolean {
  const texts = args.map(literalOf);
  const [handler, ...signals] = texts;
  if (texts.length === 1) return handler === '-p' || handler === '-l';
  if (handler === null || handler === undefined || (handler.startsWith('-') && handler !== '-')) return false;
  return (
    signals.every((signal) => signal !== null && SIGNAL.test(signal)) &&
    !SETS.test(handler) &&
    !handler.split(/[\s;&|(){}`"'!]+/).some(changesTheShell)
  );
}

/** `trap 'text' EXIT`: the text runs in this shell when the signal comes. */
export const unwrapTrap: Unwrap = ([, ...args]) => {
  const [handler] = args;
  const text = literalOf(handler);
  if (handler === undefined || text === null || !isPlainTrap(args) || /^(?:-.*|)$/.test(text)) return null;
  return judged({ kind: 'script', words: [handler], text });
};
