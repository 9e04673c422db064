import type { Rule } from '../../rule.ts';
import type { AnalysedScript, Analysis, JudgedCommand } from '../../shell/analyse.ts';
import type { Run, SimpleCommand } from '../../shell/command.ts';
import type { RuleBook } from '../book/rule-book.ts';
import type { CommandPattern, CompiledRule } from '../compile/compiled-rule.ts';
import { spellsOutInside, spellsOutName } from '../cover/spells-out.ts';
import { type CommandJudgement } from './command-judgement.ts';
import { type Denial, denies, matches } from './match-command.ts';
import { needsNoRule } from './needs-no-rule.ts';
import { denialScope, lacksOnlyProof, type Occasion, outOfScope } from './scope.ts';
import { sequencesIn } from './sequences.ts';

export interface RulesJudgement {
  /** The deny rules that match, or could. `note`: why, if the request names none of the rule's repositories. */
  denials: {
    rule: Rule;
    command: SimpleCommand;
    denial: Exclude<Denial, null>;
    note: string | null;
  }[];
  commands: CommandJudgement[];
  /** Whether every simple command is covered by an allow rule. */
  isCovered: boolean;
  /** The allow rules that cover something, each once. */
  used: Rule[];
}

/** Holds everything a text would run against the rules that apply on this occasion. */
export function judgeByRules(analysis: Analysis, book: RuleBook, occasion: Occasion): RulesJudgement {
  const judge = new Judge(analysis, book, occasion);
  const commands = judge.script(analysis);
  return {
    denials: judge.denials(analysis),
    commands,
    isCovered: commands.length > 0 && commands.every(({ isCovered }) => isCovered),
    used: [...new Set(commands.flatMap(usedRules))],
  };
}

/** The deny rules that match anything that a text would run, or could. */
export const denialsIn = (
  analysis: Analysis,
  book: RuleBook,
  occasion: Occasion,
): RulesJudgement['denials'] => new Judge(analysis, book, occasion).denials(analysis);

function usedRules({ rule, inside }: CommandJudgement): Rule[] {
  return [...(rule === null ? [] : [rule]), ...inside.flatMap(usedRules)];
}

class Judge {
  readonly #analysis: Analysis;
  readonly #book: RuleBook;
  readonly #occasion: Occasion;
  /** Sequences that are denied and could begin with a command. */
  readonly #sequences = new Map<SimpleCommand, CompiledRule[]>();

  constructor(analysis: Analysis, book: RuleBook, occasion: Occasion) {
    this.#analysis = analysis;
    this.#book = book;
    this.#occasion = occasion;
  }

  denials({ reached, behind, fed, commands, runs }: Analysis): RulesJudgement['denials'] {
    const all = [...reached, ...behind, ...fed].map(({ command }) => command);
    const found: RulesJudgement['denials'] = [];
    for (const command of all)
      for (const compiled of this.#book.deny.candidates(command)) {
        found.push(...this.#denial(compiled, command));
      }
    const sequences = allRuns({ commands, runs }).flatMap((run) => this.#deniedSequences(run));
    return [...found, ...sequences, ...this.#scatteredSequences(all)];
  }

  #denyingSequences(command: SimpleCommand): CompiledRule[] {
    const known = this.#sequences.get(command);
    if (known !== undefined) return known;
    const found: CompiledRule[] = [];
    for (const compiled of this.#book.deny.candidates(command))
      if (compiled.commands.length > 1) found.push(compiled);
    this.#sequences.set(command, found);
    return found;
  }

  /** Sequences whose commands are all there, in this order but joined in another way: not certain to be what is denied. */
  #scatteredSequences(all: readonly SimpleCommand[]): RulesJudgement['denials'] {
    return all.flatMap((command, start) =>
      this.#denyingSequences(command).flatMap((compiled) => {
        const { rule, commands } = compiled;
        const scope = denialScope(rule, this.#occasion);
        if (scope === null) return [];
        let at = start;
        for (const pattern of commands) {
          while (at < all.length && denies(pattern, all[at] as SimpleCommand) === null) at += 1;
          at += 1;
        }
        const { note } = scope;
        return at <= all.length ? [{ rule, command, denial: 'possible' as const, note }] : [];
      }),
    );
  }

  #denial({ rule, commands }: CompiledRule, command: SimpleCommand): RulesJudgement['denials'] {
    const [pattern] = commands;
    if (pattern === undefined || commands.length > 1) return [];
    const scope = denialScope(rule, this.#occasion);
    const denial = scope === null ? null : denies(pattern, command);
    if (scope === null || denial === null) return [];
    return [{ rule, command, denial: scope.reach === 'possible' ? 'possible' : denial, note: scope.note }];
  }

  #deniedSequences(run: Run): RulesJudgement['denials'] {
    return sequencesIn(run, (command) => this.#denyingSequences(command)).flatMap(
      ({ compiled, commands }) => {
        const scope = denialScope(compiled.rule, this.#occasion);
        if (scope === null) return [];
        const parts = commands.map((command, index) => {
          const pattern = compiled.commands[index];
          return pattern === undefined ? null : denies(pattern, command);
        });
        const [command] = commands;
        if (command === undefined || parts.includes(null)) return [];
        const isPossible = scope.reach === 'possible' || parts.includes('possible');
        const denial = isPossible ? 'possible' : 'certain';
        return [{ rule: compiled.rule, command, denial, note: scope.note }];
      },
    );
  }

  script({ commands, runs }: AnalysedScript): CommandJudgement[] {
    const sequences = this.#coveredBySequences(runs);
    return commands.map((command) => this.#command(command, sequences));
  }

  #coveredBySequences(runs: readonly Run[]): Map<SimpleCommand, Covering> {
    const covered = new Map<SimpleCommand, Covering>();
    for (const run of runs)
      for (const { compiled, commands } of sequencesIn(run, (command) =>
        this.#book.allow.candidates(command),
      )) {
        if (outOfScope(compiled.rule, this.#occasion) !== null) continue;
        if (!commands.every((command, index) => isMatchedBy(compiled, index, command))) continue;
        for (const [index, command] of commands.entries()) covered.set(command, covering(compiled, index));
      }
    return covered;
  }

  #command(judged: JudgedCommand, sequences: ReadonlyMap<SimpleCommand, Covering>): CommandJudgement {
    const { command, via, wrapping, behind, fed } = judged;
    const places = wrapping?.inside ?? behind ?? [];
    const inside = places.flatMap(({ script }) => this.script(script));
    const isInside = inside.every(({ isCovered }) => isCovered);
    const coversInside = ({ pattern }: Covering): boolean =>
      isInside ||
      spellsOutInside(pattern, places) ||
      (wrapping?.kind !== 'judged' && spellsOutName(pattern, judged, places));
    const known = pick(this.#knowing(command, sequences), coversInside);
    const rule = known?.rule ?? null;
    const asleep = rule === null ? this.#asleep(command) : null;
    const read = fed === null ? [] : this.script(fed);
    const judgement = { command, via, rule, asleep, note: null, inside: [...inside, ...read] };
    if (places.length === 0) {
      const { isCovered, note } = needsNoRule(command, rule, this.#analysis);
      return { ...judgement, note, isCovered: isCovered && read.every((one) => one.isCovered) };
    }
    if (known === null) return { ...judgement, isCovered: wrapping?.kind === 'transparent' && isInside };
    return { ...judgement, isCovered: coversInside(known) };
  }

  /** What matches a command and applies now. */
  *#knowing(command: SimpleCommand, sequences: ReadonlyMap<SimpleCommand, Covering>): Generator<Covering> {
    const sequence = sequences.get(command);
    if (sequence !== undefined) yield sequence;
    for (const compiled of this.#knowingAlone(command))
      if (outOfScope(compiled.rule, this.#occasion) === null) yield covering(compiled, 0);
  }

  *#knowingAlone(command: SimpleCommand): Generator<CompiledRule> {
    for (const compiled of this.#book.allow.candidates(command))
      if (compiled.commands.length === 1 && isMatchedBy(compiled, 0, command)) yield compiled;
  }

  #asleep(command: SimpleCommand): CommandJudgement['asleep'] {
    let first: CommandJudgement['asleep'] = null;
    for (const { rule } of this.#knowingAlone(command)) {
      const why = outOfScope(rule, this.#occasion);
      if (why !== null && lacksOnlyProof(rule, this.#occasion)) return { rule, why };
      if (why !== null) first ??= { rule, why };
    }
    return first;
  }
}

/** The first that is good enough: a wide rule for a wrapper must not hide one that spells out what is inside. */
function pick<One>(all: Iterable<One>, isEnough: (one: One) => boolean): One | null {
  let first: One | null = null;
  for (const one of all) {
    if (isEnough(one)) return one;
    first ??= one;
  }
  return first;
}

function isMatchedBy({ commands }: CompiledRule, index: number, command: SimpleCommand): boolean {
  const pattern = commands[index];
  return pattern !== undefined && matches(pattern, command);
}

/** A rule, and the part of it that matches a command. */
interface Covering {
  rule: Rule;
  pattern: CommandPattern;
}

const covering = ({ rule, commands }: CompiledRule, index: number): Covering => ({
  rule,
  pattern: commands[index] as CommandPattern,
});

function allRuns({ commands, runs }: AnalysedScript): Run[] {
  const inside = commands.flatMap(({ wrapping, fed }) => [
    ...(wrapping?.inside.map(({ script }) => script) ?? []),
    ...(fed === null ? [] : [fed]),
  ]);
  return [...runs, ...inside.flatMap(allRuns)];
}
