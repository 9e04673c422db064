import type { Analysis, JudgedCommand } from '../shell/analyse.ts';
import type { Run, SimpleCommand } from '../shell/command.ts';
import { type Leaf, readLeaf, UNKNOWN } from '../shell/source/leaf.ts';
import type { Written } from '../shell/source/written.ts';
import { literalOf, type Word } from '../shell/word.ts';
import { secretInput } from './find/by-program.ts';
import { findCarried } from './find/carried.ts';
import { withDoubts } from './find/doubt.ts';
import { findInArguments } from './find/find-arguments.ts';
import type { Found } from './find/found.ts';
import { carrierOfInput } from './find/input-carrier.ts';
import { isNoSecret, isSecretName } from './find/names.ts';
import { findByName, findByShape, findInText } from './find/texts.ts';
import { Mentions, probed } from './mentions.ts';
import {
  argumentWords,
  codeArgument,
  insideOf,
  mayRunItsWords,
  PRINTS,
  PUTS_INPUT_INTO_COMMANDS,
  programName,
  programOf,
  readsScript,
  runsItsWords,
} from './roles.ts';

/** A secret in a leaf. */
export interface Secret extends Found {
  leaf: Leaf;
  /** Whether it stands in something that runs, or is kept to be run: then it may only be shown. */
  isCode?: boolean;
  /** Whether it could run: then only a value that no language reads as more than a word is redacted. */
  mayBeCode?: boolean;
  /** Whether its form alone says what it is: no name of a program or of a variable is one. */
  byShape?: boolean;
}

type Role = Pick<Secret, 'isCode' | 'mayBeCode' | 'byShape'>;

export interface Collected {
  secrets: readonly Secret[];
  /** How often each variable is expanded where its value would be redacted as well, such as `-p "$PASSWORD"`. */
  harmlessMentions: ReadonlyMap<string, number>;
  /** Here-documents and here-strings that a shell reads as a script. */
  scripts: readonly { text: string; written: Written }[];
}

/** Every secret in a text that could be read, wherever it stands. */
export const collectSecrets = (analysis: Analysis): Collected => new Collector(analysis).collect();

/** What stands behind a program's name. */
interface Arguments {
  written: readonly (Written | undefined)[];
  texts: readonly string[];
  /** Null if it is not written in the text, or read as another command. */
  own: (index: number) => Leaf | null;
}

class Collector {
  readonly #analysis: Analysis;
  readonly #secrets: Secret[] = [];
  readonly #mentions = new Mentions();
  readonly #scripts: { text: string; written: Written }[] = [];
  readonly #leaves = new Map<Written['node'], Leaf>();
  readonly #code = new Set<Written['node']>();
  /** What was looked at as an argument, a value or an input. */
  readonly #read = new Set<Written['node']>();
  readonly #judged: readonly JudgedCommand[];

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#judged = [...analysis.reached, ...analysis.behind];
  }

  collect(): Collected {
    for (const judged of this.#judged) this.#command(judged);
    this.#pipelines();
    if (this.#secrets.some(({ variable }) => variable !== undefined)) this.#countMentions();
    this.#shapes();
    return { secrets: this.#secrets, harmlessMentions: this.#mentions.counts, scripts: this.#scripts };
  }

  #leaf(written: Written): Leaf {
    const leaf = this.#leaves.get(written.node) ?? readLeaf({ ...written, skip: 0 });
    this.#leaves.set(written.node, leaf);
    return leaf;
  }

  #add(leaf: Leaf, found: readonly Found[], role: Role = {}): void {
    const { isCode, mayBeCode, byShape } = role;
    for (const { start, end, variable, isDoubtful } of found)
      this.#secrets.push({ start, end, variable, isDoubtful, leaf, isCode, mayBeCode, byShape });
  }

  /**
   * Known tokens, keys and addresses, whatever holds them. The name of a program is never redacted, and neither is what
   * stands where no program takes it as a value, such as the name of a file: a secret there is only told of.
   */
  #shapes(): void {
    const names = new Set(
      this.#judged.flatMap((judged) =>
        argumentWords(judged).length < judged.command.words.length
          ? [judged.command.words[0]?.written?.node]
          : [],
      ),
    );
    const scripts = new Set(this.#scripts.map(({ written }) => written.node));
    for (const { place } of this.#judged.flatMap(insideOf))
      if (place.kind === 'script')
        for (const { written } of place.words) if (written !== undefined) scripts.add(written.node);
    for (const written of this.#analysis.written) {
      const { node } = written;
      if (scripts.has(node)) continue;
      const leaf = this.#leaf(written);
      const isName = names.has(node);
      if (!isName) this.#add(leaf, findByShape(leaf.text), { byShape: true, isCode: this.#code.has(node) });
      if (isName || !this.#isRead(node))
        this.#add(leaf, beside(findInText(leaf.text), isName ? [] : findByShape(leaf.text)), {
          isCode: true,
        });
    }
  }

  /** An assignment is looked at by its values. */
  #isRead(node: Written['node']): boolean {
    if (this.#read.has(node)) return true;
    if (node.type !== 'Assignment') return false;
    const values = node.value.type === 'ArrayValue' ? node.value.elements : [node.value];
    return values.every((value) => value.type === 'Word' && this.#read.has(value));
  }

  #command(judged: JudgedCommand): void {
    for (const { name, values, isArray } of judged.command.assignments)
      for (const value of values) this.#assigned(name, value, isArray);
    this.#arguments(judged);
    // What a wrapper reads, the command inside it reads.
    if (insideOf(judged).length === 0 || PUTS_INPUT_INTO_COMMANDS.has(programName(judged)))
      this.#inputs(judged);
  }

  #assigned(name: string, { written }: Word, isArray: boolean): void {
    if (written === undefined) return;
    this.#read.add(written.node);
    const leaf = this.#leaf(written);
    const { text } = leaf;
    if (isArray) this.#add(leaf, findByShape(text), { byShape: true });
    if (!isSecretName(name))
      return this.#add(
        leaf,
        withDoubts(text, findByName(text)).map((one) => ({ ...one, variable: name })),
      );
    if (!text.includes(UNKNOWN) && !isNoSecret(text))
      this.#add(leaf, [{ start: 0, end: text.length, variable: name }]);
  }

  #arguments(judged: JudgedCommand): void {
    const { written, texts, own } = this.#argumentsOf(judged);
    const code = codeArgument(judged, texts);
    const isCode = runsItsWords(judged);
    const mayBeCode = mayRunItsWords(judged);
    for (const { argument, ...found } of findInArguments(programName(judged), texts)) {
      const leaf = own(argument);
      if (leaf !== null) this.#add(leaf, [found], { isCode: isCode || argument === code, mayBeCode });
    }
    for (const [index, one] of written.entries()) {
      if (one === undefined) continue;
      this.#read.add(one.node);
      if (isCode || index === code) this.#code.add(one.node);
    }
  }

  #argumentsOf(judged: JudgedCommand): Arguments {
    const inside = new Set(
      insideOf(judged).flatMap(({ place }) => place.words.map((word) => word.written?.node)),
    );
    const written = argumentWords(judged).map((word) => word.written);
    const leaves = written.map((one) => (one === undefined ? null : this.#leaf(one)));
    const own = (index: number): Leaf | null =>
      inside.has(written[index]?.node) ? null : (leaves[index] ?? null);
    return { written, texts: leaves.map((leaf) => leaf?.text ?? UNKNOWN), own };
  }

  /** Looks which expansions stand where a secret would be redacted. */
  #countMentions(): void {
    for (const judged of this.#judged) {
      const { texts, own } = this.#argumentsOf(judged);
      if (!texts.some((text) => text.includes(UNKNOWN))) continue;
      const code = codeArgument(judged, texts);
      if (runsItsWords(judged) || mayRunItsWords(judged)) continue;
      const asked = texts.map(probed);
      const found = [
        ...findInArguments(programName(judged), asked),
        ...asked.flatMap((text, argument) => findByShape(text).map((one) => ({ ...one, argument }))),
      ];
      for (const { argument, start, end } of found) {
        const leaf = own(argument);
        if (leaf !== null && argument !== code) this.#mentions.count(leaf, start, end);
      }
    }
  }

  /** Here-documents and here-strings. */
  #inputs(judged: JudgedCommand): void {
    const program = programOf(judged);
    const args = judged.command.words.slice(1).map((word) => literalOf(word) ?? UNKNOWN);
    const carrier = program === undefined ? null : secretInput(program, args);
    for (const { text: script, written } of judged.command.input) {
      if (written === null || this.#code.has(written.node)) continue;
      this.#read.add(written.node);
      const reads = readsScript(judged);
      if (reads === 'shell' && script !== null) {
        this.#scripts.push({ text: script, written });
        continue;
      }
      const leaf = this.#leaf(written);
      const find = (text: string): Found[] => [
        ...withDoubts(text, findInText(text)),
        ...(carrier === null ? [] : findCarried(carrier, text, 0, '')),
      ];
      if (reads !== null) this.#code.add(written.node);
      this.#add(leaf, find(leaf.text), { isCode: reads !== null });
      if (reads === null)
        for (const { start, end } of find(probed(leaf.text))) this.#mentions.count(leaf, start, end);
    }
  }

  /** `echo secret | docker login --password-stdin` */
  #pipelines(): void {
    const judgedBy = new Map<SimpleCommand, JudgedCommand>(this.#judged.map((one) => [one.command, one]));
    for (const { commands, operators } of this.#runs())
      for (const [index, operator] of operators.entries()) {
        const [writer, reader] = [commands[index], commands[index + 1]].map(
          (one) => one && judgedBy.get(one),
        );
        if (!/^\|&?$/.test(operator) || !writer || !reader) continue;
        const carrier = carrierOfInput(reader);
        if (carrier !== null && PRINTS.has(programName(writer))) this.#printed(writer, carrier);
      }
  }

  #runs(): Run[] {
    return [...this.#analysis.runs, ...this.#judged.flatMap(insideOf).flatMap(({ script }) => script.runs)];
  }

  #printed({ command }: JudgedCommand, carrier: NonNullable<ReturnType<typeof secretInput>>): void {
    const isFormat = literalOf(command.words[0]) === 'printf' && command.words.length > 2;
    for (const { written } of command.words.slice(isFormat ? 2 : 1)) {
      if (written === undefined) continue;
      const leaf = this.#leaf(written);
      if (/^-[neE]+$/.test(leaf.text)) continue;
      // What follows an escape could be read by another program.
      const end =
        carrier === 'first line' ? leaf.text.search(/[\\\n]|$/) : leaf.text.replace(/(?:\\n)+$/, '').length;
      const text = leaf.text.slice(0, end);
      this.#add(leaf, findCarried(carrier, text, 0, ''));
      for (const { start, end: to } of findCarried(carrier, probed(text), 0, ''))
        this.#mentions.count(leaf, start, to);
    }
  }
}

/** What is found that is not found by its form as well. */
const beside = (found: readonly Found[], byShape: readonly Found[]): Found[] =>
  found.filter(({ start, end }) => !byShape.some((one) => one.start <= start && end <= one.end));
