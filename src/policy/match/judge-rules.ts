import type { Rule } from '../rule.ts';
import type { AnalysedScript, Analysis, JudgedCommand } from '../shell/analyse.ts';
import type { Run, SimpleCommand } from '../shell/command.ts';
import { canonicalWords } from './canonical.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { type Denial, denies, knows } from './match-command.ts';
import type { RuleBook } from './rule-book.ts';
import { type Occasion, outOfScope } from './scope.ts';
import { sequencesIn } from './sequences.ts';

/** What the rules say of one command. */
export interface CommandJudgement {
  command: SimpleCommand;
  via: readonly string[];
  /** The rule that knows it, or null. */
  rule: Rule | null;
  /** A rule that knows it but does not apply now, with why. */
  asleep: { rule: Rule; why: string } | null;
  /** Whether it, and everything inside of it, is covered. */
  isCovered: boolean;
  /** Why it is covered without a rule of its own, in words. */
  note: string | null;
  inside: CommandJudgement[];
}

export interface RulesJudgement {
  /** The deny rules that match, or could. */
  denials: { rule: Rule; command: SimpleCommand; denial: Exclude<Denial, null> }[];
  commands: CommandJudgement[];
  /** Whether every simple command is covered by an allow rule. */
  isCovered: boolean;
  /** The allow rules that cover something, each once. */
  used: Rule[];
}

/** Holds everything a text would run against the rules that apply on this occasion. */
export function judgeByRules(analysis: Analysis, book: RuleBook, occasion: Occasion): RulesJudgement {
  const judge = new Judge(book, occasion);
  const commands = judge.script(analysis);
  return {
    denials: judge.denials(analysis),
    commands,
    isCovered: commands.length > 0 && commands.every(({ isCovered }) => isCovered),
    used: [...new Set(commands.flatMap(usedRules))],
  };
}

function usedRules({ rule, inside }: CommandJudgement): Rule[] {
  return [...(rule === null ? [] : [rule]), ...inside.flatMap(usedRules)];
}

class Judge {
  readonly #book: RuleBook;
  readonly #occasion: Occasion;

  constructor(book: RuleBook, occasion: Occasion) {
    this.#book = book;
    this.#occasion = occasion;
  }

  denials({ reached, commands, runs }: Analysis): RulesJudgement['denials'] {
    const found = reached.flatMap(({ command }) =>
      Array.from(this.#book.deny.candidates(command)).flatMap((compiled) => this.#denial(compiled, command)),
    );
    const sequences = allRuns({ commands, runs }).flatMap((run) => this.#deniedSequences(run));
    return [...found, ...sequences];
  }

  #denial(compiled: CompiledRule, command: SimpleCommand): RulesJudgement['denials'] {
    const [pattern, ...more] = compiled.commands;
    if (pattern === undefined || more.length > 0) return [];
    if (outOfScope(compiled.rule, this.#occasion) !== null) return [];
    const denial = denies(pattern, command);
    return denial === null ? [] : [{ rule: compiled.rule, command, denial }];
  }

  #deniedSequences(run: Run): RulesJudgement['denials'] {
    return sequencesIn(run, (command) => this.#book.deny.candidates(command)).flatMap(
      ({ compiled, commands }) => {
        if (outOfScope(compiled.rule, this.#occasion) !== null) return [];
        const parts = commands.map((command, index) => {
          const pattern = compiled.commands[index];
          return pattern === undefined ? null : denies(pattern, command);
        });
        const [command] = commands;
        if (command === undefined || parts.includes(null)) return [];
        return [
          { rule: compiled.rule, command, denial: parts.includes('possible') ? 'possible' : 'certain' },
        ];
      },
    );
  }

  script({ commands, runs }: AnalysedScript): CommandJudgement[] {
    const sequences = this.#coveredBySequences(runs);
    return commands.map((command) => this.#command(command, sequences));
  }

  #coveredBySequences(runs: readonly Run[]): Map<SimpleCommand, Rule> {
    const covered = new Map<SimpleCommand, Rule>();
    for (const run of runs)
      for (const { compiled, commands } of sequencesIn(run, (command) =>
        this.#book.allow.candidates(command),
      )) {
        if (outOfScope(compiled.rule, this.#occasion) !== null) continue;
        if (!commands.every((command, index) => isKnownBy(compiled, index, command))) continue;
        for (const command of commands) covered.set(command, compiled.rule);
      }
    return covered;
  }

  #command(judged: JudgedCommand, sequences: ReadonlyMap<SimpleCommand, Rule>): CommandJudgement {
    const { command, via, wrapping } = judged;
    const own = this.#rule(command);
    const rule = sequences.get(command) ?? own.rule?.rule ?? null;
    const inside = (wrapping?.inside ?? []).flatMap(({ script }) => this.script(script));
    const judgement = { command, via, rule, asleep: own.asleep, note: null, inside };
    if (wrapping === null || wrapping.inside.length === 0) return { ...judgement, ...plain(command, rule) };
    const insideIsCovered = inside.every(({ isCovered }) => isCovered);
    if (wrapping.kind === 'transparent') return { ...judgement, isCovered: rule !== null || insideIsCovered };
    const isSpeltOut = own.rule !== null && spellsOutInside(own.rule, judged);
    return { ...judgement, isCovered: rule !== null && (isSpeltOut || insideIsCovered) };
  }

  #rule(command: SimpleCommand): { rule: CompiledRule | null; asleep: CommandJudgement['asleep'] } {
    let asleep: CommandJudgement['asleep'] = null;
    for (const compiled of this.#book.allow.candidates(command)) {
      if (compiled.commands.length !== 1 || !isKnownBy(compiled, 0, command)) continue;
      const why = outOfScope(compiled.rule, this.#occasion);
      if (why === null) return { rule: compiled, asleep: null };
      asleep ??= { rule: compiled.rule, why };
    }
    return { rule: null, asleep };
  }
}

/** A plain assignment on a line of its own changes nothing outside; everything else needs a rule. */
function plain(command: SimpleCommand, rule: Rule | null): Pick<CommandJudgement, 'isCovered' | 'note'> {
  const isHarmless = command.words.length === 0 && command.redirects.every(({ writes }) => !writes);
  if (rule === null && isHarmless) return { isCovered: true, note: 'A plain assignment is harmless.' };
  return { isCovered: rule !== null, note: null };
}

function isKnownBy({ commands }: CompiledRule, index: number, command: SimpleCommand): boolean {
  const pattern = commands[index];
  return pattern !== undefined && knows(pattern, command);
}

/**
 * Whether a rule for a wrapper holds what stands inside word for word: then nobody has to allow that again. What comes
 * after its last `*` has to hold all of it.
 */
function spellsOutInside({ commands }: CompiledRule, { wrapping }: JudgedCommand): boolean {
  const parts = commands[0]?.parts;
  const last = parts?.at(-1);
  if (parts === undefined || parts === null || wrapping === null || last?.kind !== 'text') return false;
  return wrapping.inside.every(({ place }) => {
    const inside = ` ${canonicalWords(place.words)}`;
    return parts.length === 1 ? last.text.includes(inside) : last.text.endsWith(inside);
  });
}

function allRuns({ commands, runs }: AnalysedScript): Run[] {
  const inside = commands.flatMap(({ wrapping }) => wrapping?.inside.map(({ script }) => script) ?? []);
  return [...runs, ...inside.flatMap(allRuns)];
}
