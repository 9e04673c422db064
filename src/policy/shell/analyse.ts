import type { Opacity, Run, Script, SimpleCommand } from './command.ts';
import { isInterpreter } from './opaque/interpreters.ts';
import { opacity } from './opaque/opacity.ts';
import { programOpacities } from './opaque/program-opacities.ts';
import { dropsPatterns, markPatterns } from './opaque/shell-options.ts';
import { parseScript, SCRIPT_BYTES_MAX } from './parse.ts';
import { couldSplit, markOwnValues } from './read/own-values.ts';
import { COMMANDS_MAX } from './read/reader.ts';
import { variablesIn } from './read/set-variables.ts';
import { type Origin, rootOrigin, type Written } from './source/written.ts';
import { readsShellText } from './stdin/reads-program.ts';
import { behindRunner } from './unwrap/runners.ts';
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
  /** Null if it is no wrapper. */
  wrapping: { kind: Unwrapped['kind']; inside: readonly InsideCommands[] } | null;
  /** What a runner starts, such as `npx` or `docker run`; null if it is none. */
  behind: readonly InsideCommands[] | null;
  /** The text that it reads and runs, if it is a shell or its like and the text is known; null otherwise. */
  fed: AnalysedScript | null;
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
  /** Every command at any depth, wrappers and what is inside them. */
  reached: readonly JudgedCommand[];
  /** Every command behind a runner. */
  behind: readonly JudgedCommand[];
  /** Every command in a text that a shell is handed to read, such as by `echo … | bash`. */
  fed: readonly JudgedCommand[];
  /** Every word, assignment and here-document at any depth, those of scripts inside words included. */
  written: readonly Written[];
  /** Every variable that the text sets, or could set. */
  variables: ReadonlySet<string>;
  /** Every variable that the text expands. */
  expanded: ReadonlySet<string>;
}

/**
 * Reads a text as bash would, looks into wrappers, and never throws.
 * @param bytesMax a longer text is not read. UTF-8.
 * @param origin where it stands, if it is part of another text.
 */
export function analyse(
  text: string,
  bytesMax = SCRIPT_BYTES_MAX,
  origin: Origin = rootOrigin(text),
): Analysis {
  const reading = new Analyser();
  const script = reading.script(parseScript(text, origin, bytesMax), []);
  const { reached, behind, fed, opacities, written, variables, expanded } = reading;
  const tooMany =
    reached.length + behind.length + fed.length > COMMANDS_MAX ? [opacity('too-many-commands')] : [];
  return {
    text,
    ...script,
    reached,
    behind,
    fed,
    opacities: [...opacities, ...tooMany],
    written,
    variables,
    expanded,
  };
}

class Analyser {
  readonly reached: JudgedCommand[] = [];
  readonly behind: JudgedCommand[] = [];
  readonly fed: JudgedCommand[] = [];
  readonly opacities: Opacity[] = [];
  readonly written: Written[] = [];
  /** Where commands are written down that are read now. */
  #found = this.reached;
  /** Whether a pattern that matches no file is no word. */
  #dropsPatterns = false;
  /** Variables that the text sets anywhere so far: inside wrappers they may be seen as well. */
  readonly variables = new Set<string>();
  readonly expanded = new Set<string>();

  script(
    { commands, runs, opacities, variables, expanded, written }: Script,
    via: readonly string[],
  ): AnalysedScript {
    this.opacities.push(...opacities);
    // What a shell is fed is written elsewhere: in the words of `echo`, in a here-document.
    if (this.#found !== this.fed) this.written.push(...written);
    for (const name of expanded) this.expanded.add(name);
    this.#dropsPatterns ||= commands.some(dropsPatterns);
    for (const name of [...variables, ...commands.flatMap(variablesIn)]) this.variables.add(name);
    return { commands: commands.map((command) => this.command(command, via)), runs };
  }

  command(command: SimpleCommand, via: readonly string[]): JudgedCommand {
    markOwnValues(command, this.variables);
    if (this.#dropsPatterns) markPatterns(command);
    const unwrapped = this.#unwrap(command, via);
    const judged: JudgedCommand = { command, via, wrapping: null, behind: null, fed: null };
    this.#found.push(judged);
    this.opacities.push(...programOpacities(command, unwrapped === null));
    // What `eval` switches on would hold for commands that were read before.
    if (via.length > 0 && dropsPatterns(command)) this.opacities.push(opacity('shell-state', 'shopt'));
    if (unwrapped === null) {
      judged.behind = this.#behind(command, via);
      if (judged.behind === null) judged.fed = this.#fedTo(command, via);
      return judged;
    }
    this.opacities.push(...unwrapped.opacities);
    if (couldShift(command, unwrapped)) this.opacities.push(opacity('wrapper-options', command.source));
    judged.wrapping = { kind: unwrapped.kind, inside: this.#insideOf(unwrapped, command, via) };
    return judged;
  }

  #insideOf({ inside, kind }: Unwrapped, command: SimpleCommand, via: readonly string[]): InsideCommands[] {
    const within = withinOf(command, via);
    return inside.map((place) => ({ place, script: this.#inside(place, command, kind, within) }));
  }

  /** What a shell reads and runs, if the text tells. */
  #fedTo(command: SimpleCommand, via: readonly string[]): AnalysedScript | null {
    const { words, stdin } = command;
    if (stdin === null || !readsShellText(words)) return null;
    const within = withinOf(command, via);
    if (stdin.text === null) {
      // Rules never allow a shell that only reads; `ssh host` and its like have no such ban.
      if (!isInterpreter(within.at(-1) ?? '')) this.opacities.push(opacity('dynamic-script', command.source));
      return null;
    }
    if (via.length >= DEPTH_MAX) this.opacities.push(opacity('too-deep'));
    if (via.length >= DEPTH_MAX || this.reached.length + this.fed.length > COMMANDS_MAX) return null;
    const outer = this.#found;
    this.#found = this.fed;
    const origin: Origin = { text: stdin.text, from: { kind: 'words', words: [] } };
    const script = this.script(parseScript(stdin.text, origin), within);
    this.#found = outer;
    return script;
  }

  #behind(command: SimpleCommand, via: readonly string[]): InsideCommands[] | null {
    const run = via.length < DEPTH_MAX ? behindRunner(command.words) : null;
    if (run === null) return null;
    const outer = this.#found;
    if (outer !== this.fed) this.#found = this.behind;
    this.opacities.push(...run.opacities);
    const behind = this.#insideOf(run, command, via);
    this.#found = outer;
    return behind;
  }

  #unwrap({ words }: SimpleCommand, via: readonly string[]): Unwrapped | null {
    const unwrapped = unwrap(words);
    if (
      unwrapped === null ||
      (via.length < DEPTH_MAX && this.reached.length + this.behind.length <= COMMANDS_MAX)
    )
      return unwrapped;
    return { kind: 'judged', inside: [], opacities: [opacity('too-deep')] };
  }

  #inside(
    place: Inside,
    { assignments, redirects, input, stdin }: SimpleCommand,
    kind: Unwrapped['kind'],
    via: readonly string[],
  ): AnalysedScript {
    if (place.kind === 'script') {
      return this.script(
        withInput(
          parseScript(
            place.text,
            { text: place.text, from: { kind: 'words', words: place.words } },
            undefined,
            via.at(-1) === 'eval' || via.at(-1) === 'trap',
            stdin,
          ),
          input,
        ),
        via,
      );
    }
    // A wrapper that is looked through hands everything on; another one keeps its assignments and redirects.
    const own = kind === 'transparent' ? { assignments, redirects } : { assignments: [], redirects: [] };
    // What xargs reads become words: no text is left for the command to read.
    const handed = isRepeater(via.at(-1)) && stdin !== null ? { ...stdin, text: null } : stdin;
    const source = place.words.map((word) => word.source).join(' ');
    const command: SimpleCommand = { source, ...own, words: place.words, input, stdin: handed };
    if (literalOf(place.words[0]) === null)
      this.opacities.push(opacity('dynamic-name', place.words[0]?.source ?? ''));
    return { commands: [this.command(command, via)], runs: [{ commands: [command], operators: [] }] };
  }
}

/** Names of the wrappers around what a command runs, its own the last. */
function withinOf({ words }: SimpleCommand, via: readonly string[]): string[] {
  const name = literalOf(words[0]) ?? '';
  return [...via, name.split('/').at(-1) ?? name];
}

const isRepeater = (name: string | undefined): boolean => name === 'xargs' || name === 'parallel';

/** Whether what stands in front of the command inside could be more words than are seen: then the command is another one. */
function couldShift({ words }: SimpleCommand, { inside }: Unwrapped): boolean {
  const first = inside[0]?.words[0];
  if (first === undefined) return false;
  const end = words.indexOf(first);
  return words.slice(0, end < 0 ? words.length : end).some(couldSplit);
}

/** What a wrapper reads, the first command inside it reads. */
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
