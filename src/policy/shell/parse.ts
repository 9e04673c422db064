import {
  type Command,
  type CommandNode,
  type CompoundList,
  type ParsedScript,
  type PipelineNode,
  parse,
  type Redirected,
  type Statement,
  type SyntaxNode,
  type TestExpression,
} from 'unbash';
import type { Input, Opacity, Operator, Run, Script, SimpleCommand } from './command.ts';
import { readExpansions } from './expansions.ts';
import { breaksLinesOddly, haveTouchingWords } from './guard.ts';
import { opacity } from './opacity.ts';
import { readArguments, readAssignment } from './read-arguments.ts';
import { readRedirections } from './read-redirect.ts';
import { readTest } from './read-test.ts';
import { readValue, readWord } from './read-word.ts';
import { steersPrograms } from './steering-variables.ts';
import { changesTheShell } from './values/command-settings.ts';
import { KnownValues } from './values/known-values.ts';
import { literalOf, type Word } from './word.ts';
import { type Origin, rootOrigin, type Written, written } from './written.ts';

/** UTF-8 bytes. The ingress takes no more. */
export const SCRIPT_BYTES_MAX = 16_384;
export const COMMANDS_MAX = 256;
const DEPTH_MAX = 32;

/**
 * Reads a text as bash 5 would, without running anything. Never throws.
 * @param inShell whether a shell runs it that has run other text before, as `eval` does: what variables hold is not known.
 */
export function parseScript(
  text: string,
  origin: Origin = rootOrigin(text),
  bytesMax = SCRIPT_BYTES_MAX,
  inShell = false,
): Script {
  if (new TextEncoder().encode(text).length > bytesMax) return refused('too-long');
  if (text.includes('\0')) return refused('syntax-error');
  const script = readOrNull(text, origin, inShell);
  if (script === null) return refused('too-deep');
  if (!breaksLinesOddly(text)) return script;
  return {
    ...script,
    opacities: [...script.opacities, opacity('ambiguous-word', 'a line that is continued oddly')],
  };
}

/** Null where the text is nested so deeply that the parser has no room left. */
function readOrNull(text: string, origin: Origin, inShell: boolean): Script | null {
  try {
    const script = parse(text);
    const reader = new Reader(new KnownValues(inShell ? null : script, text));
    reader.script(script, 0, origin);
    return reader.result();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function refused(code: 'too-long' | 'too-deep' | 'syntax-error'): Script {
  return {
    commands: [],
    runs: [],
    opacities: [opacity(code)],
    isCompound: false,
    variables: [],
    written: [],
  };
}

/** Where a list was interrupted by something that is no simple command. */
const BREAK = null;

class Reader {
  readonly #values: KnownValues;
  /** The command that is read: what is known of variables depends on its place. */
  #here: SyntaxNode | null = null;
  readonly #commands: SimpleCommand[] = [];
  readonly #runs: Run[] = [];
  readonly #opacities: Opacity[] = [];
  #depth = 0;
  #origin: Origin = rootOrigin('');
  readonly #written: Written[] = [];
  #isCompound = false;
  readonly #variables: string[] = [];
  /** What groups around the command that is read are given to read. */
  #input: readonly Input[] = [];

  constructor(values: KnownValues) {
    this.#values = values;
    for (const name of values.counted) this.#variable(name);
  }

  result(): Script {
    const commands = this.#commands.slice(0, COMMANDS_MAX);
    const tooMany = this.#commands.length > COMMANDS_MAX ? [opacity('too-many-commands')] : [];
    const opacities = [...this.#opacities, ...tooMany];
    const [runs, isCompound, variables] = [this.#runs, this.#isCompound, this.#variables];
    return { commands, runs, opacities, isCompound, variables, written: this.#written };
  }

  script(script: ParsedScript, depth: number, origin: Origin): void {
    if (depth > DEPTH_MAX) return this.#opaque(opacity('too-deep'));
    const outer = { depth: this.#depth, origin: this.#origin, here: this.#here };
    this.#depth = depth;
    this.#origin = origin;
    this.#list(script.commands);
    // Errors of nested scripts come up while they are walked.
    for (const { message } of script.errors ?? []) this.#opaque(opacity('syntax-error', message));
    this.#depth = outer.depth;
    this.#origin = outer.origin;
    this.#here = outer.here;
  }

  #opaque(...opacities: Opacity[]): void {
    this.#opacities.push(...opacities);
  }

  #list(statements: readonly Statement[]): void {
    let run: Run = { commands: [], operators: [] };
    const close = (): void => {
      if (run.commands.length > 0) this.#runs.push(run);
      run = { commands: [], operators: [] };
    };
    const add = (command: SimpleCommand | typeof BREAK, operator: Operator): void => {
      if (command === BREAK) return close();
      if (run.commands.length > 0) run.operators.push(operator);
      run.commands.push(command);
    };
    let before: Operator = ';';
    for (const { command, background } of statements) {
      for (const [operator, one] of this.#statement(command)) add(one, operator ?? before);
      before = background === true ? '&' : ';';
    }
    close();
  }

  /** The simple commands of a statement with the operator in front of each; null for the first. */
  *#statement(node: Statement['command']): Generator<[Operator | null, SimpleCommand | typeof BREAK]> {
    if (node.type !== 'AndOr') return yield* this.#pipeline(node, null);
    for (const [index, part] of node.commands.entries())
      yield* this.#pipeline(part, index === 0 ? null : (node.operators[index - 1] ?? null));
  }

  *#pipeline(
    node: PipelineNode,
    before: Operator | null,
  ): Generator<[Operator | null, SimpleCommand | typeof BREAK]> {
    if (node.type !== 'Pipeline') return yield [before, this.#node(node)];
    // A negation turns the meaning of what follows around: no sequence rule reaches across it.
    const negated = node.prefixes.some(({ type }) => type === 'Negation');
    if (negated) yield [null, BREAK];
    for (const [index, part] of node.commands.entries())
      yield [index === 0 ? before : (node.operators[index - 1] ?? null), this.#node(part)];
    if (negated) yield [null, BREAK];
  }

  #node(node: CommandNode): SimpleCommand | typeof BREAK {
    if (node.type === 'Command') return this.#command(node);
    this.#compound(node);
    return BREAK;
  }

  #compound(node: Exclude<CommandNode, Command> | CompoundList): void {
    this.#isCompound = true;
    this.#here = node;
    switch (node.type) {
      case 'CompoundList':
        return this.#list(node.commands);
      case 'Redirected':
        return this.#redirected(node);
      case 'Subshell':
      case 'BraceGroup':
        return this.#list(node.body.commands);
      case 'If':
        for (const part of [node, ...node.elif]) {
          this.#list(part.clause.commands);
          this.#list(part.then.commands);
        }
        return this.#list(node.else?.commands ?? []);
      case 'While':
        this.#list(node.clause.commands);
        return this.#list(node.body.commands);
      case 'For':
      case 'Select':
        this.#variable(node.name.text);
        this.#evaluated(node.wordlist ?? []);
        return this.#list(node.body.commands);
      case 'Case':
        this.#evaluated([node.word, ...node.items.flatMap(({ pattern }) => pattern)]);
        for (const { body } of node.items) this.#list(body.commands);
        return;
      case 'TestCommand':
        return this.#test(node.expression);
      case 'ArithmeticCommand':
        return this.#arithmetic(node.body, node);
      case 'ArithmeticFor':
        for (const part of [node.initialize, node.test, node.update])
          if (part) this.#arithmetic(this.#origin.text.slice(part.pos, part.end), part);
        return this.#list(node.body.commands);
      case 'Function':
        this.#opaque(opacity('function-definition', node.name.text));
        return this.#compound(node.body);
      case 'Coproc':
        this.#opaque(opacity('coprocess'));
        if (node.body.type === 'Command') this.#command(node.body);
        else this.#compound(node.body);
    }
  }

  #arithmetic(text: string, node: SyntaxNode): void {
    if (!this.#values.at(node).proves(text, true)) this.#opaque(opacity('arithmetic', text.trim()));
  }

  #test(expression: TestExpression): void {
    const known = this.#values.at(this.#here);
    for (const { nodes, opacities, inParts } of readTest(expression, (word) =>
      known.isNumber(readValue(word, this.#origin)),
    )) {
      this.#opaque(...opacities);
      this.#evaluated(nodes);
      if (inParts !== undefined) this.#write([inParts]);
    }
  }

  #redirected(node: Redirected): void {
    const { command, redirects: redirections } = node;
    const { redirects, input, opacities } = readRedirections(redirections, this.#origin);
    const outer = this.#input;
    this.#input = [...outer, ...input];
    this.#compound(command);
    this.#input = outer;
    this.#opaque(...opacities);
    this.#here = node;
    this.#evaluated(redirections);
    // The group as a whole writes; a rule has to spell that out like any other redirect.
    if (redirects.some(({ writes }) => writes))
      this.#commands.push({ source: '', assignments: [], words: [], redirects, input });
  }

  #command(node: Command): SimpleCommand | typeof BREAK {
    if (this.#commands.length > COMMANDS_MAX) return BREAK;
    const { name, prefix, suffix, redirects: redirections } = node;
    const { redirects, input, opacities } = readRedirections(redirections, this.#origin);
    this.#here = node;
    const written = [
      ...(name === undefined ? [] : readWord(name, this.#origin)),
      ...readArguments(node, this.#origin),
    ];
    const words = this.#values.insert(written, node, this.#origin);
    const assignments = prefix
      .filter((one) => one.type === 'Assignment')
      .map((one) => readAssignment(one, this.#origin));
    const command: SimpleCommand = {
      source: this.#origin.text.slice(node.pos, node.end),
      assignments,
      words,
      redirects,
      input: [...input, ...this.#input],
    };
    this.#commands.push(command);
    this.#opaque(...opacities);
    for (const { descriptor } of redirections)
      if (descriptor?.type === 'FileDescriptorVariable') this.#variable(descriptor.name);
    // In front of `read`, it says where that parts what it reads, and nothing else.
    for (const { name: variable } of assignments)
      if (variable === 'IFS' && literalOf(words[0]) === 'read') this.#variables.push(variable);
      else this.#variable(variable);
    this.#named(words, written);
    this.#evaluated([...prefix, ...(name === undefined ? [] : [name]), ...suffix]);
    return command;
  }

  #named([name]: readonly Word[], [asWritten]: readonly Word[]): void {
    if (name === undefined) return;
    const literal = literalOf(name);
    const isInserted = literalOf(asWritten) === null;
    if (literal === null || (isInserted && changesTheShell(literal)))
      this.#opaque(opacity('dynamic-name', name.source));
    // No program is named so, but `time -x y` is one command to bash, and its name is `time`.
    else if (literal.startsWith('-')) this.#opaque(opacity('ambiguous-word', literal));
  }

  #variable(name: string): void {
    this.#variables.push(name);
    if (steersPrograms(name)) this.#opaque(opacity('steering-variable', name));
  }

  #evaluated(nodes: readonly SyntaxNode[]): void {
    const { scripts, opacities } = readExpansions(nodes, this.#values.at(this.#here));
    this.#opaque(...opacities);
    if (haveTouchingWords(nodes))
      this.#opaque(opacity('ambiguous-word', 'two words without a blank between them'));
    if (scripts.length > 0) this.#isCompound = true;
    this.#write(nodes);
    for (const { script, start, end } of scripts)
      this.script(script, this.#depth + 1, originOf(script, start, end, this.#origin));
  }

  #write(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes)
      if (node.type === 'Word' || node.type === 'Assignment' || node.type === 'HereDoc')
        this.#written.push(written(node, this.#origin));
      else if (node.type === 'Redirect' || node.type === 'HereString')
        this.#write(node.target ? [node.target] : []);
  }
}

/** A script in `$( )` is part of the text around it; between backticks it is a text of its own. */
function originOf({ source }: ParsedScript, start: number, end: number, outer: Origin): Origin {
  return source === undefined ? outer : { text: source, from: { kind: 'backticks', outer, start, end } };
}
