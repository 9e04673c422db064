import type { InsideCommands, JudgedCommand } from '../../shell/analyse.ts';
import { isInterpreter } from '../../shell/opaque/interpreters.ts';
import { isWrapper } from '../../shell/unwrap/unwrap.ts';
import { literalOf } from '../../shell/word.ts';
import { canonicalWords } from '../compile/canonical.ts';
import type { CommandPattern } from '../compile/compiled-rule.ts';

/**
 * Whether a rule for a wrapper holds what stands inside word for word: then nobody has to allow that again. What comes
 * after its last `*` has to hold all of it.
 */
export function spellsOutInside({ parts }: CommandPattern, inside: readonly InsideCommands[]): boolean {
  const last = parts?.at(-1);
  if (parts === null || last?.kind !== 'text') return false;
  return inside.every(({ place }) => {
    const text = ` ${canonicalWords(place.words)}`;
    return parts.length === 1 ? last.text.includes(text) : last.text.endsWith(text);
  });
}

/**
 * Whether a rule spells out the name of what is run inside, in front of its first `*`: enough for wrappers that change
 * nothing, and for runners. A shell, an interpreter or a wrapper in there could run anything, so its name is not enough.
 */
export function spellsOutName(
  pattern: CommandPattern,
  { command }: JudgedCommand,
  inside: readonly InsideCommands[],
): boolean {
  return inside.every(({ place }) => {
    const name = literalOf(place.words[0]);
    if (place.kind !== 'argv' || name === null) return false;
    const base = name.split('/').at(-1) ?? name;
    const at = command.words.indexOf(place.words[0] as (typeof place.words)[number]);
    return at >= 0 && at < pattern.prefix.length && !isWrapper(base) && !isInterpreter(base);
  });
}
