import {
  type AndOr,
  type CommandNode,
  type CompoundList,
  forEachChild,
  type ParsedScript,
  type Pipeline,
  type Redirection,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import { canAbandonLine, isConstant, linesOf } from './abandoned-lines.ts';
import { readArithmetic } from './arithmetic.ts';
import { settingsOf } from './command-settings.ts';
import { ownNames } from './own-names.ts';
import { SetIntervals } from './set-intervals.ts';
import { type Setting, type Settings, UNRULY } from './setting.ts';
import { keepsItsValue } from './special-names.ts';
import { arithmeticBody } from './variable-of.ts';

/** More settings than this are not compared: so many commands are opaque anyway. */
const SETTINGS_MAX = 512;

/**
 * Reads where a text sets variables. Nothing is known if something in it could set any variable, or give a name another
 * meaning: functions, `eval`, `source` and their like.
 */
export function readSettings(script: ParsedScript, source: string): Settings {
  const reader = new SettingsReader(source);
  reader.script(script);
  return reader.isUnruly ? { ...UNRULY, counted: reader.counted } : reader;
}

class SettingsReader implements Settings {
  readonly byName = new Map<string, Setting[]>();
  readonly counted = new Set<string>();
  isUnruly = false;
  hasNamedKeys = false;
  readonly #intervals = new SetIntervals();
  readonly #frozen = new Set<string>();
  #loops = 0;
  #count = 0;
  #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  isSetAt(name: string, node: SyntaxNode): boolean {
    return keepsItsValue(name) && this.#intervals.isSetAt(name, node);
  }

  hasKeysAt(name: string, node: SyntaxNode): boolean {
    const isKept = (this.byName.get(name) ?? []).every(({ kind }) => kind !== 'unknown');
    return isKept && keepsItsValue(name) && this.#intervals.isSetAt(`${name}[]`, node);
  }

  script(script: ParsedScript): void {
    const outer = this.#source;
    this.#source = script.source ?? outer;
    for (const line of linesOf(script.commands, this.#source)) this.#intervals.line(() => this.#list(line));
    this.#source = outer;
  }

  #setting(name: string, setting: Setting): void {
    if (this.#frozen.has(name) || isConstant(name)) this.#intervals.doubt();
    this.#count += 1;
    if (this.#count > SETTINGS_MAX) this.isUnruly = true;
    else this.byName.set(name, [...(this.byName.get(name) ?? []), setting]);
  }

  #list(statements: readonly Statement[]): void {
    for (const { command, background } of statements)
      if (background === true) this.#inside(() => this.#node(command));
      else this.#node(command);
  }

  /** What was assigned before could be assigned again, in a loop. */
  #freeze(name: string): void {
    if (this.byName.has(name)) this.#intervals.doubt();
    this.#frozen.add(name);
  }

  #inLoop(read: () => void): void {
    this.#loops += 1;
    this.#inside(read);
    this.#loops -= 1;
  }

  /** Runs in a shell, a branch or a loop of its own. */
  #inside(read: () => void): void {
    this.#intervals.inside(read);
  }

  #node(node: CommandNode | Pipeline | AndOr | CompoundList): void {
    this.#intervals.visit(node);
    switch (node.type) {
      case 'AndOr':
        return this.#andOr(node);
      case 'Pipeline':
        for (const part of node.commands) this.#inside(() => this.#node(part));
        return;
      case 'CompoundList':
        return this.#list(node.commands);
      case 'BraceGroup':
        return this.#list(node.body.commands);
      case 'Redirected':
        this.#inside(() => this.#node(node.command));
        return this.#redirects(node.redirects);
      case 'Function':
      case 'Coproc':
        this.isUnruly = true;
        return;
      case 'Command':
        return this.#command(node);
      case 'ArithmeticCommand':
        return this.#arithmetic(node.body);
      default:
        return this.#compound(node);
    }
  }

  /** Only the first part is certain to run, and what follows it as long as all succeed. */
  #andOr({ commands, operators }: AndOr): void {
    const [first, ...others] = commands;
    if (first !== undefined) this.#node(first);
    this.#inside(() => {
      for (const [index, part] of others.entries())
        if (operators.slice(0, index + 1).every((operator) => operator === '&&')) this.#node(part);
        else this.#inside(() => this.#node(part));
    });
  }

  #compound(
    node: Exclude<
      CommandNode,
      { type: 'Command' | 'ArithmeticCommand' | 'Function' | 'Coproc' | 'Redirected' | 'BraceGroup' }
    >,
  ): void {
    switch (node.type) {
      case 'Subshell':
        return this.#inside(() => this.#list(node.body.commands));
      case 'If':
        for (const part of [node, ...node.elif])
          this.#inside(() => {
            this.#list(part.clause.commands);
            this.#list(part.then.commands);
          });
        return this.#inside(() => this.#list(node.else?.commands ?? []));
      case 'While':
        return this.#inLoop(() => {
          this.#list(node.clause.commands);
          this.#list(node.body.commands);
        });
      case 'For':
        return this.#for(node);
      case 'Select':
        this.#setting(node.name.text, { kind: 'unknown' });
        for (const word of node.wordlist ?? []) this.#words(word);
        return this.#inLoop(() => this.#list(node.body.commands));
      case 'ArithmeticFor':
        for (const part of [node.initialize, node.test, node.update])
          if (part) {
            this.#intervals.visit(part);
            this.#arithmetic(this.#source.slice(part.pos, part.end), part === node.initialize);
          }
        return this.#inLoop(() => this.#list(node.body.commands));
      case 'Case':
        this.#words(node.word);
        for (const { pattern, body } of node.items) {
          for (const word of pattern) this.#words(word);
          this.#inside(() => this.#list(body.commands));
        }
        return;
      case 'TestCommand':
        return this.#words(node.expression);
    }
  }

  #for(node: Extract<CommandNode, { type: 'For' }>): void {
    const words = node.wordlist;
    for (const word of words ?? []) this.#words(word);
    const { text: name } = node.name;
    this.#setting(name, words ? { kind: 'items', words, node, append: false } : { kind: 'unknown' });
    this.#inLoop(() => {
      this.#intervals.set(name);
      this.#list(node.body.commands);
    });
  }

  #command(node: Extract<CommandNode, { type: 'Command' }>): void {
    for (const child of [...node.prefix, ...(node.name ? [node.name] : []), ...node.suffix])
      if (child.type === 'Word' || child.type === 'Assignment') this.#words(child);
    this.#redirects(node.redirects);
    const found = settingsOf(node);
    if (found === null) {
      this.isUnruly = true;
      return;
    }
    this.hasNamedKeys ||= found.keyed.length > 0;
    for (const name of found.frozen) this.#freeze(name);
    // What is an array already keeps its numbers for keys; in a loop, what follows may have run before.
    for (const name of found.keyed)
      if (!this.byName.has(name) && this.#loops === 0) this.#intervals.set(`${name}[]`);
    for (const [name, setting] of found.settings) this.#setting(name, setting);
    for (const name of found.certain) this.#intervals.set(name);
  }

  #redirects(redirections: readonly Redirection[]): void {
    for (const one of redirections) {
      if (one.descriptor?.type === 'FileDescriptorVariable')
        this.#setting(one.descriptor.name.replace(/\[.*$/s, ''), { kind: 'unknown' });
      this.#words(one);
    }
  }

  #arithmetic(text: string, isFirst = true): void {
    const read = readArithmetic(text, ownNames(this.byName));
    for (const name of read?.sets ?? []) {
      this.counted.add(name);
      this.#setting(name, { kind: 'number' });
    }
    if (isFirst && read?.first) this.#intervals.set(read.first);
  }

  /** What expansions inside a word run and set. */
  #words(node: SyntaxNode): void {
    if (canAbandonLine(node)) this.#intervals.doubt();
    switch (node.type) {
      case 'CommandExpansion':
      case 'ProcessSubstitution':
      case 'ArithmeticCommandExpansion': {
        const { script } = node;
        if (script) this.#inside(() => this.script(script));
        return;
      }
      case 'ArithmeticExpansion':
        this.#inside(() => this.#arithmetic(arithmeticBody(node.text) ?? ''));
        break;
      case 'ParameterExpansion':
        if (node.operation?.type === 'Default' && node.operation.operator.endsWith('='))
          this.#setting(node.parameter, { kind: 'unknown' });
        break;
      default:
    }
    forEachChild(node, (child) => this.#words(child));
  }
}
