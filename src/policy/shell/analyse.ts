import type { Opacity, Run, Script, SimpleCommand } from './command.ts';
import { isInterpreter } from './interpreters.ts';
import { opacity } from './opacity.ts';
import { COMMANDS_MAX, parseScript } from './parse.ts';
import { runsThroughOption } from './program-options.ts';
import { unwrap } from './unwrap/unwrap.ts';
import type { Inside, Unwrapped } from './unwrap/unwrapped.ts';
import { literalOf } from './word.ts';

/** How deep wrappers may stand in wrappers. */
const DEPTH_MAX = 8;
/** A command with what it runs besides itself. */
export interface JudgedCommand {
  command: SimpleCommand;
  /** Names of the wrappers around it, outermost first. */
  via: readonly string[];
  /** Null where it is no wrapper. */
  wrapping: { kind: Unwrapped['kind']; inside: readonly InsideCommands[] } | null;
}

/** What stands at one place of a wrapper, read as commands. */
export interface InsideCommands {
  place: Inside;
  script: AnalysedScript;
}

export interface AnalysedScript {
  commands: readonly JudgedCommand[];
  runs: readonly Run[];
}

/** Everything a text would run, as far as reading tells; what cannot be known is said so. */
export interface Analysis extends AnalysedScript {
  text: string;
  opacities: readonly Opacity[];
  /** Every command at any depth, wrappers and what is inside of them. */
  reached: readonly JudgedCommand[];
}

/** Reads a text as bash would, looks into wrappers, and never throws. */
export function analyse(text: string): Analysis {
  const reading = new Analyser();
  const script = reading.script(parseScript(text), []);
  const { reached, opacities } = reading;
  const tooMany = reached.length > COMMANDS_MAX ? [opacity('too-many-commands')] : [];
  return { text, ...script, reached, opacities: [...opacities, ...tooMany] };
}

class Analyser {
  readonly reached: JudgedCommand[] = [];
  readonly opacities: Opacity[] = [];

  script({ commands, runs, opacities }: Script, via: readonly string[]): AnalysedScript {
    this.opacities.push(...opacities);
    return { commands: commands.map((command) => this.command(command, via)), runs };
  }

  command(command: SimpleCommand, via: readonly string[]): JudgedCommand {
    const unwrapped = this.#unwrap(command, via);
    const judged: JudgedCommand = { command, via, wrapping: null };
    this.reached.push(judged);
    this.#programs(command);
    if (unwrapped === null) return judged;
    this.opacities.push(...unwrapped.opacities);
    const name = literalOf(command.words[0]) ?? '';
    const inside = unwrapped.inside.map((place) => ({
      place,
      script: this.#inside(place, command, unwrapped.kind, [...via, name.split('/').at(-1) ?? name]),
    }));
    judged.wrapping = { kind: unwrapped.kind, inside };
    return judged;
  }

  #unwrap({ words }: SimpleCommand, via: readonly string[]): Unwrapped | null {
    const unwrapped = unwrap(words);
    if (unwrapped === null || (via.length < DEPTH_MAX && this.reached.length <= COMMANDS_MAX))
      return unwrapped;
    return { kind: 'judged', inside: [], opacities: [opacity('too-deep')] };
  }

  #inside(
    place: Inside,
    { assignments, redirects, input }: SimpleCommand,
    kind: Unwrapped['kind'],
    via: readonly string[],
  ): AnalysedScript {
    if (place.kind === 'script') {
      return this.script(withInput(parseScript(place.text), input), via);
    }
    // A wrapper that is looked through hands everything on; another one keeps its assignments and redirects.
    const own = kind === 'transparent' ? { assignments, redirects } : { assignments: [], redirects: [] };
    const source = place.words.map((word) => word.source).join(' ');
    const command: SimpleCommand = { source, ...own, words: place.words, input };
    if (literalOf(place.words[0]) === null)
      this.opacities.push(opacity('dynamic-name', place.words[0]?.source ?? ''));
    return { commands: [this.command(command, via)], runs: [{ commands: [command], operators: [] }] };
  }

  #programs({ words, input }: SimpleCommand): void {
    const name = literalOf(words[0]);
    if (name === null) return;
    const base = name.split('/').at(-1) ?? name;
    const readsProgram = isInterpreter(base) || (base === 'ssh' && unwrap(words) === null);
    if (readsProgram && input.length > 0) this.opacities.push(opacity('interpreter-input', base));
    const option = runsThroughOption(name, words.slice(1));
    if (option !== null) this.opacities.push(opacity('runs-through-option', option));
  }
}

/** What a wrapper reads, the first command inside of it reads. */
function withInput(script: Script, input: SimpleCommand['input']): Script {
  const [first] = script.commands;
  if (first === undefined || input.length === 0) return script;
  const reading: SimpleCommand = { ...first, input: [...first.input, ...input] };
  const replace = (command: SimpleCommand): SimpleCommand => (command === first ? reading : command);
  return {
    ...script,
    commands: script.commands.map(replace),
    runs: script.runs.map(({ commands, operators }) => ({ commands: commands.map(replace), operators })),
  };
}
