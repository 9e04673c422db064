import {
  type Command,
  type CommandNode,
  type CompoundList,
  type ParsedScript,
  type Redirected,
  type Statement,
  type SyntaxNode,
  type TestExpression,
} from 'unbash';
import { type Input, type Opacity, type Run, type Script, type SimpleCommand } from '../command.ts';
import { hasTooManyHereDocs, hasUnreadText } from '../guard/gaps.ts';
import { isRefusedPipeline } from '../guard/pipelines.ts';
import { hasExtendedGlob, haveTouchingWords, losesEscapes } from '../guard/words.ts';
import { opacity } from '../opaque/opacity.ts';
import { resetsCounter, steersPrograms } from '../opaque/steering-variables.ts';
import { type Origin, rootOrigin, scriptOrigin, type Written, writtenIn } from '../source/written.ts';
import { InputContext } from '../stdin/input-context.ts';
import { printedByGroup, printedText } from '../stdin/printed-text.ts';
import type { StandardInput } from '../stdin/standard-input.ts';
import { changesTheShell } from '../values/command-settings.ts';
import type { KnownValues } from '../values/known-values.ts';
import { literalOf, type Word } from '../word.ts';
import { readExpansions } from './expansions.ts';
import { readArguments, readAssignment } from './read-arguments.ts';
import { readRedirections } from './read-redirect.ts';
import { BREAK, readRuns } from './read-runs.ts';
import { readTest } from './read-test.ts';
import { isReadByPrograms } from './read-variables.ts';
import { readValue, readWord } from './read-word.ts';

export const COMMANDS_MAX = 256;
const DEPTH_MAX = 32;

/** Reads a parsed script and everything that is nested in it into simple commands. */
export class Reader {
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
  readonly #expanded: string[] = [];
  /** What groups around the command that is read are given to read. */
  #input: readonly Input[] = [];
  readonly #context: InputContext;

  /** @param stdin what the script as a whole is handed to read. */
  constructor(values: KnownValues, stdin: StandardInput | null = null) {
    this.#values = values;
    this.#context = new InputContext(stdin);
    for (const name of values.counted) this.#unspeltVariable(name);
  }

  result(): Script {
    const commands = this.#commands.slice(0, COMMANDS_MAX);
    const tooMany = this.#commands.length > COMMANDS_MAX ? [opacity('too-many-commands')] : [];
    const opacities = [...this.#opacities, ...tooMany];
    const [runs, isCompound, variables] = [this.#runs, this.#isCompound, this.#variables];
    return {
      commands,
      runs,
      opacities,
      isCompound,
      variables,
      expanded: this.#expanded,
      written: this.#written,
    };
  }

  script(script: ParsedScript, depth: number, origin: Origin): void {
    if (depth > DEPTH_MAX) return this.#opaque(opacity('too-deep'));
    const outer = { depth: this.#depth, origin: this.#origin, here: this.#here };
    this.#depth = depth;
    this.#origin = origin;
    this.#list(script.commands);
    if (hasUnreadText(script, origin.text) || hasTooManyHereDocs(script))
      this.#opaque(opacity('syntax-error'));
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
    readRuns(statements, {
      command: (node) => this.#node(node),
      piped: (node) => this.#context.piped(node.type !== 'Command', () => this.#node(node)),
      pipeline: (node) => {
        if (isRefusedPipeline(node, this.#depth > 0)) this.#opaque(opacity('syntax-error'));
      },
      run: (run) => this.#runs.push(run),
    });
  }

  #node(node: CommandNode): SimpleCommand | typeof BREAK {
    if (node.type === 'Command') return this.#command(node);
    const start = this.#commands.length;
    this.#compound(node);
    this.#context.printed = printedByGroup(node, this.#commands.slice(start));
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
        this.#unspeltVariable(node.name.text);
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
      this.#evaluated(nodes, true);
      if (inParts !== undefined) this.#written.push(...writtenIn(inParts, this.#origin));
    }
  }

  #redirected(node: Redirected): void {
    const { command, redirects: redirections } = node;
    const { redirects, input, stdin, opacities, variables } = readRedirections(redirections, this.#origin);
    const outer = this.#input;
    this.#input = [...outer, ...input];
    this.#context.group(stdin, () => this.#compound(command));
    this.#input = outer;
    this.#opaque(...opacities);
    for (const variable of variables) this.#unspeltVariable(variable);
    this.#here = node;
    this.#evaluated(redirections);
    // The group as a whole opens files; a rule has to spell that out like any other redirect.
    if (redirects.length > 0)
      this.#commands.push({
        source: this.#between(redirections),
        assignments: [],
        words: [],
        redirects,
        input,
        stdin: null,
      });
  }

  #between(nodes: readonly SyntaxNode[]): string {
    return this.#origin.text.slice(nodes[0]?.pos, nodes.at(-1)?.end);
  }

  #command(node: Command): SimpleCommand | typeof BREAK {
    if (this.#commands.length > COMMANDS_MAX) return BREAK;
    const { name, prefix, suffix, redirects: redirections } = node;
    const { redirects, input, stdin, opacities, variables } = readRedirections(redirections, this.#origin);
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
      stdin: stdin ?? this.#context.stdin,
    };
    this.#commands.push(command);
    this.#opaque(...opacities);
    for (const variable of variables) this.#unspeltVariable(variable);
    // In front of `read`, it says where that parts what it reads, and nothing else.
    for (const one of assignments)
      if (one.name === 'IFS' && literalOf(words[0]) === 'read') this.#variables.push(one.name);
      else if (!resetsCounter(one)) this.#variable(one.name);
    this.#named(words, written);
    this.#evaluated([...prefix, ...(name === undefined ? [] : [name]), ...suffix]);
    this.#context.printed = printedText(command);
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

  /** A variable that is set where no rule can spell it out: by a loop, or to a descriptor. */
  #unspeltVariable(name: string): void {
    this.#variable(name);
    if (isReadByPrograms(name)) this.#opaque(opacity('steering-variable', name));
  }

  #evaluated(nodes: readonly SyntaxNode[], isTest = false): void {
    if (this.#depth > 0 && nodes.some(losesEscapes)) this.#opaque(opacity('ambiguous-word', 'an array'));
    if (!isTest && nodes.some(hasExtendedGlob)) this.#opaque(opacity('syntax-error', 'an extended glob'));
    const { scripts, opacities, names } = readExpansions(nodes, this.#values.at(this.#here));
    this.#opaque(...opacities);
    this.#expanded.push(...names);
    if (haveTouchingWords(nodes))
      this.#opaque(opacity('ambiguous-word', 'two words without a blank between them'));
    if (scripts.length > 0) this.#isCompound = true;
    this.#written.push(...nodes.flatMap((node) => writtenIn(node, this.#origin)));
    for (const { script, start, end } of scripts)
      this.script(script, this.#depth + 1, scriptOrigin(script, start, end, this.#origin));
  }
}
