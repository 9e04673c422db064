import { opacity } from '../opaque/opacity.ts';
import { steersPrograms } from '../opaque/steering-variables.ts';
import type { Word } from '../word.ts';
import { options, readOptions } from './options.ts';
import { takeAssignments } from './plain-wrappers.ts';
import { type Unwrap, unknowable } from './unwrapped.ts';

const ENV = options(
  'i 0 v --ignore-environment --null --debug --block-signal --default-signal --ignore-signal --list-signal-handling',
  'u C S a --unset --chdir --split-string --argv0',
);

/** `env [-i] [NAME=value…] command`; `-S` splits a text into a command of its own. */
export const unwrapEnv: Unwrap = (words) => {
  const read = readOptions(words, 1, ENV);
  if (read === null) return unknowable('wrapper-options', 'env');
  if (read.found.some(({ name }) => name === 'S' || name === '--split-string'))
    return unknowable('env-split-string');
  const { names, words: command } = takeAssignments(dropDash(words.slice(read.next)));
  const opacities = names.filter(steersPrograms).map((name) => opacity('steering-variable', name));
  if (command.length === 0) return opacities.length > 0 ? { kind: 'judged', inside: [], opacities } : null;
  return { kind: 'judged', inside: [{ kind: 'argv', words: command }], opacities };
};

/** A lone `-` means `-i`. */
const dropDash = (words: readonly Word[]): readonly Word[] =>
  words[0]?.source === '-' ? words.slice(1) : words;
