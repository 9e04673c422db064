import type { Analysis, JudgedCommand } from '../shell/analyse.ts';
import type { Run, SimpleCommand } from '../shell/command.ts';
import { isInterpreter } from '../shell/interpreters.ts';
import { literalOf, type Word } from '../shell/word.ts';
import type { Written } from '../shell/written.ts';
import { findByProgram, isKnownOption, secretInput } from './by-program.ts';
import { findCarried } from './carried.ts';
import type { Found } from './found.ts';
import { type Leaf, readLeaf, UNKNOWN } from './leaf.ts';
import { isNoSecret, isSecretHeader, isSecretName } from './names.ts';
import {
  codeArgument,
  insideOf,
  mayRunItsWords,
  PRINTS,
  programName,
  programOf,
  runsItsWords,
} from './roles.ts';
import { findByShape, findInText } from './texts.ts';

/** A secret in a leaf. */
export interface Secret extends Found {
  leaf: Leaf;
  /** Whether it stands in something that runs, or is kept to be run: then it may only be shown. */
  isCode?: boolean;
  /** Whether it stands in something that could run: then only a value that no language reads as more than a word is redacted. */
  mayBeCode?: boolean;
  /** Whether its form alone says what it is: no name of a program or of a variable is one. */
  byShape?: boolean;
}

/** Every secret in a text that could be read, wherever it stands. */
export function collectSecrets(analysis: Analysis): Secret[] {
  return new Collector(analysis).collect();
}

/** What stands behind a program's name. */
interface Arguments {
  texts: readonly string[];
  /** Null if it is not written in the text, or read as another command. */
  leaves: readonly (Leaf | null)[];
}

class Collector {
  readonly #analysis: Analysis;
  readonly #secrets: Secret[] = [];
  readonly #leaves = new Map<Written['node'], Leaf>();
  readonly #judged: readonly JudgedCommand[];

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#judged = [...analysis.reached, ...analysis.behind];
  }

  collect(): Secret[] {
    for (const judged of this.#judged) this.#command(judged);
    this.#pipelines();
    this.#shapes();
    return this.#secrets;
  }

  #leaf(written: Written): Leaf {
    const leaf = this.#leaves.get(written.node) ?? readLeaf({ ...written, skip: 0 });
    this.#leaves.set(written.node, leaf);
    return leaf;
  }

  #add(
    leaf: Leaf,
    found: readonly Found[],
    more: Pick<Secret, 'isCode' | 'byShape' | 'mayBeCode'> = {},
  ): void {
    for (const one of found) this.#secrets.push({ ...one, leaf, ...more });
  }

  /** Known tokens, keys and addresses, whatever holds them; never what names a program. */
  #shapes(): void {
    const names = new Set(this.#judged.map(({ command }) => command.words[0]?.written?.node));
    const scripts = new Set(
      this.#judged
        .flatMap(insideOf)
        .flatMap(({ place }) => (place.kind === 'script' ? place.words : []))
        .map(({ written }) => written?.node),
    );
    for (const written of this.#analysis.written) {
      if (names.has(written.node) || scripts.has(written.node)) continue;
      const leaf = this.#leaf(written);
      this.#add(leaf, findByShape(leaf.text), { byShape: true });
    }
  }

  #command(judged: JudgedCommand): void {
    const { assignments } = judged.command;
    for (const { name, values } of assignments) for (const value of values) this.#assigned(name, value);
    const own = this.#argumentsOf(judged);
    if (runsItsWords(judged))
      for (const leaf of own.leaves) this.#found(leaf, (text) => findInText(text), { isCode: true });
    else this.#arguments(judged, own);
    this.#inputs(judged, own.texts);
  }

  /** The arguments of a command; those that another command is read from have no leaf here. */
  #argumentsOf(judged: JudgedCommand): Arguments {
    const inside = new Set(
      insideOf(judged).flatMap(({ place }) => place.words.map((word) => word.written?.node)),
    );
    const written = judged.command.words.slice(1).map((word) => word.written);
    const all = written.map((one) => (one === undefined ? null : this.#leaf(one)));
    return {
      texts: all.map((leaf) => leaf?.text ?? UNKNOWN),
      leaves: all.map((leaf, index) => (inside.has(written[index]?.node) ? null : leaf)),
    };
  }

  #found(
    leaf: Leaf | null | undefined,
    find: (text: string) => readonly Found[],
    more: Pick<Secret, 'isCode' | 'mayBeCode'>,
  ): void {
    if (leaf !== null && leaf !== undefined) this.#add(leaf, find(leaf.text), more);
  }

  #assigned(name: string, { written }: Word): void {
    if (written === undefined) return;
    const leaf = this.#leaf(written);
    const { text } = leaf;
    if (!isSecretName(name)) return this.#add(leaf, findInText(text));
    if (!text.includes(UNKNOWN) && !isNoSecret(text))
      this.#add(leaf, [{ start: 0, end: text.length, variable: name }]);
  }

  #arguments(judged: JudgedCommand, { leaves, texts }: Arguments): void {
    const program = programOf(judged);
    const code = codeArgument(judged, texts);
    const mayBeCode = mayRunItsWords(judged);
    const isSql = /^(?:alter|create|set|grant)$/i.test(programName(judged));
    const add = (index: number, find: (text: string) => readonly Found[]): void =>
      this.#found(leaves[index], find, index === code ? { isCode: true } : { mayBeCode });
    for (const [index, text] of texts.entries()) {
      add(index, findInText);
      const isOption = takesSecretNext(text) && (program === undefined || !isKnownOption(program, text));
      if (isOption || (isSql && isSqlPassword(texts, index))) add(index + 1, secretValue);
    }
    for (const index of splitHeaders(texts)) add(index, secretValue);
    if (program === undefined) return;
    for (const { argument, ...found } of findByProgram(program, texts)) add(argument, () => [found]);
  }

  /** Here-documents and here-strings. */
  #inputs(judged: JudgedCommand, texts: readonly string[]): void {
    const program = programOf(judged);
    const carrier = program === undefined ? null : secretInput(program, texts);
    const isCode = isInterpreter(programName(judged)) || programName(judged) === 'ssh';
    for (const { written } of judged.command.input) {
      if (written === null) continue;
      const leaf = this.#leaf(written);
      this.#add(leaf, findInText(leaf.text), { isCode });
      if (carrier !== null) this.#add(leaf, findCarried(carrier, leaf.text, 0, ''), { isCode });
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
        if (!operator.startsWith('|') || operator === '||' || !writer || !reader) continue;
        const carrier = carrierOfInput(reader);
        if (carrier !== null && PRINTS.has(programName(writer))) this.#printed(writer, carrier);
      }
  }

  #runs(): Run[] {
    const inside = this.#judged.flatMap(insideOf);
    return [...this.#analysis.runs, ...inside.flatMap(({ script }) => script.runs)];
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
      this.#add(leaf, findCarried(carrier, leaf.text.slice(0, end), 0, ''));
    }
  }
}

/** How the first program that reads takes its input: the command itself, or what it runs. */
function carrierOfInput(judged: JudgedCommand): ReturnType<typeof secretInput> {
  const program = programOf(judged);
  const texts = judged.command.words.slice(1).map((word) => literalOf(word) ?? UNKNOWN);
  const own = program === undefined ? null : secretInput(program, texts);
  if (own !== null) return own;
  const [inside] = insideOf(judged);
  const [first] = inside?.script.commands ?? [];
  return first === undefined ? null : carrierOfInput(first);
}

/** `--db-password x`, `-token x`: an option by whose name the next argument is a secret. */
const takesSecretNext = (text: string): boolean =>
  /^--?[A-Za-z][\w.-]{2,80}$/.test(text) && isSecretName(text.replace(/^--?/, ''));

function secretValue(value: string): Found[] {
  if (value.startsWith('-') || value.includes(UNKNOWN) || isNoSecret(value)) return [];
  return [{ start: 0, end: value.length }];
}

/** `Authorization: Bearer x` as words of their own: quotes are gone behind `ssh` and `eval`. */
function splitHeaders(texts: readonly string[]): number[] {
  return texts.flatMap((text, index) => {
    const name = /^([A-Za-z][\w-]{2,80}):$/.exec(text)?.[1];
    if (name === undefined || !isSecretHeader(name)) return [];
    return [/^(?:bearer|basic|token)$/i.test(texts[index + 1] ?? '') ? index + 2 : index + 1];
  });
}

/** SQL as people paste it: `ALTER USER app PASSWORD 'x'`. */
const isSqlPassword = (texts: readonly string[], index: number): boolean =>
  /^password$/i.test(texts[index] ?? '') || /^identified by$/i.test(`${texts[index - 1]} ${texts[index]}`);
