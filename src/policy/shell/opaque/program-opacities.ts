import type { Opacity, SimpleCommand } from '../command.ts';
import { isDisguisedName } from '../hidden/hidden.ts';
import { emptied } from '../read/own-values.ts';
import { literalOf } from '../word.ts';
import { builtinOpacity } from './builtins.ts';
import { isInterpreter } from './interpreters.ts';
import { opacity } from './opacity.ts';
import { runsThroughOption } from './program-options.ts';

/** Why the program or builtin that a command names makes it unknowable what happens. */
export function programOpacities({ words, input }: SimpleCommand, runsNothingElse: boolean): Opacity[] {
  const [first, ...args] = words;
  const name = literalOf(first);
  if (name === null) return [];
  const base = name.split('/').at(-1) ?? name;
  const bare = args.map(emptied);
  const builtin = builtinOpacity(name, args) ?? builtinOpacity(name, bare);
  const option = runsThroughOption(name, args) ?? runsThroughOption(name, bare);
  const readsProgram = isInterpreter(base) || (base === 'ssh' && runsNothingElse);
  return [
    ...(isDisguisedName(name) ? [opacity('hidden-name', name)] : []),
    ...(builtin === null ? [] : [opacity(builtin, name)]),
    ...(readsProgram && input.length > 0 ? [opacity('interpreter-input', base)] : []),
    ...(option === null ? [] : [opacity('runs-through-option', option)]),
  ];
}
