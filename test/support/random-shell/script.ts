import { assignment, setting } from './assignments.ts';
import { braces } from './braces.ts';
import { type Pick, pickBy } from './pick.ts';
import { oddQuoting, quotedAs } from './quoting.ts';
import { hereDocuments, redirect } from './redirects.ts';

/**
 * Scripts that follow the grammar of bash, with wrappers and texts for shells in them; most of them run. Quotes are put on
 * in every way that bash knows.
 */
export function randomScript(random: () => number, depth = 3): string {
  const grammar = new Grammar(random);
  return grammar.list(depth);
}

/** The text with a few characters put in, taken out or doubled: near the grammar, but not on it. */
export function mutated(text: string, random: () => number): string {
  let rest = text;
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) {
    const at = Math.floor(random() * (rest.length + 1));
    const kind = random();
    const mark = MARKS.charAt(Math.floor(random() * MARKS.length));
    if (kind < 0.5) rest = rest.slice(0, at) + mark + rest.slice(at);
    else if (kind < 0.8) rest = rest.slice(0, at) + rest.slice(at + 1);
    else rest = rest.slice(0, at) + rest.slice(at, at + 3) + rest.slice(at);
  }
  return rest;
}

const MARKS = '\'"\\$`(){}[]<>|&;#\n \t~*?!=@+-,:%^0x';
const NAMES = ['A', 'B', 'C'];

class Grammar {
  readonly #random: () => number;
  readonly #pick: Pick;

  constructor(random: () => number) {
    this.#random = random;
    this.#pick = pickBy(random);
  }

  list(depth: number): string {
    const joined = [this.#pipeline(depth)];
    while (this.#random() < 0.3)
      joined.push(this.#pick([' && ', ' || ', '; ', '\n', ' & ', ' ;', '&&\n']), this.#pipeline(depth));
    return joined.join('');
  }

  #pipeline(depth: number): string {
    const negated = this.#random() < 0.05 ? '! ' : '';
    const timed = this.#random() < 0.05 ? this.#pick(['time ', 'time -p ']) : '';
    const first = timed + negated + this.#command(depth);
    return this.#random() < 0.15
      ? `${first}${this.#pick([' | ', ' |& ', '|'])}${this.#command(depth)}`
      : first;
  }

  #command(depth: number): string {
    if (depth <= 0 || this.#random() < 0.35) return this.#simple(depth);
    const inner = (): string => this.list(depth - 1);
    return this.#pick<() => string>([
      () => `( ${inner()} )`,
      () => `{ ${inner()}\n}`,
      () => `{ ${inner()}; } ${redirect(this.#pick)}`,
      () => `if ${inner()}\nthen ${inner()}\nelse ${inner()}\nfi`,
      () => `for i in ${this.#word(depth - 1)} y; do ${inner()}\ndone`,
      () => `while ${inner()}\ndo ${inner()}\nbreak; done`,
      () => `until ! ${inner()}\ndo break; done`,
      () => `case ${this.#word(depth - 1)} in x) ${inner()};; (y|*) ${inner()}\nesac`,
      () => `[[ ${this.#word(depth - 1)} == x* ]] || ${inner()}`,
      () => `eval ${this.#quoted(inner())}`,
      () => `sh -c ${this.#quoted(inner())}`,
      () =>
        `bash ${this.#pick(['-c', '-ec', '-cx', '-xec', '-ce', '-euo pipefail -c', '-c -e', '-c -x --', '-o pipefail -c', '+o nounset -c', '-c --', '-ceo pipefail', '-c -', '-O extglob -c', '--norc -c', '-e', '-s', '+c', '-+c'])} ${this.#quoted(inner())}`,
      () => setting(this.#pick, inner()),
      () => `${setting(this.#pick, inner())}; ${this.#simple(depth - 1)}`,
      () =>
        `! ${this.#simple(depth - 1)} ${redirect(this.#pick)} && ${this.#simple(0)} ${redirect(this.#pick)}`,
      () => `! ${redirect(this.#pick)} ${this.#simple(depth - 1)} ${redirect(this.#pick)}`,
      () => `F=/dev/tcp; ${this.#simple(0)} ${redirect(this.#pick)}`,
      () => `{ ${inner()}\n} ${redirect(this.#pick)}`,
      () => `${this.#wrapper()} ${this.#simple(depth - 1)}`,
      // `command -p` would find the system's own sh, which need not be bash.
      () => `${this.#wrapper().replace(' -p', '')} sh -c ${this.#quoted(inner())}`,
      () => `echo x | xargs ${this.#pick(['', '-n1', '-r', '-I%', '-t -n 1'])} ${this.#simple(0)}`,
      () => `find . -maxdepth 0 -exec ${this.#simple(0)} {} ${this.#pick(['\\;', '+', "';'"])}`,
    ])();
  }

  #wrapper(): string {
    return this.#pick([
      'command',
      'command -p',
      'env',
      'env Y=1',
      'env -u Y --',
      'timeout 5',
      'timeout -k 1 5s',
      'nice -n 1',
      'nohup',
      'stdbuf -oL',
      'setsid -w',
      'flock f',
    ]);
  }

  #simple(depth: number): string {
    const prefix = this.#random() < 0.1 ? `${assignment(this.#pick)} ` : '';
    const words = [this.#spelt(this.#pick(NAMES))];
    if (this.#random() < 0.05) words.unshift(redirect(this.#pick));
    while (this.#random() < 0.45) words.push(this.#word(depth));
    if (this.#random() < 0.2) words.push(redirect(this.#pick));
    if (this.#random() < 0.12) words.push(hereDocuments(this.#pick));
    return prefix + words.join(this.#pick([' ', ' ', '  ', '\t', ' \\\n']));
  }

  #word(depth: number): string {
    return this.#pick<() => string>([
      () => this.#spelt('x'),
      () => quotedAs(this.#pick, this.#pick(['x', 'a b', '-exec', '$(E)'])),
      () => oddQuoting(this.#pick),
      () => braces(this.#pick),
      () => assignment(this.#pick),
      () => '"$X y"',
      () => '${X:-y}',
      () => `'a b'`,
      () => '{x,y}',
      () => `-${this.#pick(['n', 'c', '-', 'x=1'])}`,
      () => '~',
      () => '*',
      () => (depth > 0 ? `$(${this.list(depth - 1)})` : 'x'),
      () => (depth > 0 ? `"$(${this.list(depth - 1)})"` : 'x'),
      () => (depth > 0 ? `<(${this.list(depth - 1)})` : 'x'),
      () => (depth > 0 ? `\${X:-$(${this.list(depth - 1)})}` : 'x'),
      () => (depth > 0 ? `\`${this.list(0).replaceAll(/[\\`$]/g, '\\$&')}\`` : 'x'),
    ])();
  }

  /** A name in one of the spellings that bash takes for the same. */
  #spelt(name: string): string {
    return this.#pick([
      name,
      name,
      name,
      `"${name}"`,
      `'${name}'`,
      `\\${name}`,
      `''${name}`,
      `$'${name}'`,
      `{${name},y}`,
    ]);
  }

  /** A whole text as one word. */
  #quoted(text: string): string {
    return quotedAs(this.#pick, text);
  }
}
