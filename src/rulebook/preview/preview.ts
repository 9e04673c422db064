import { filterYielding } from '../../concurrency/yielding.ts';
import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import { matchesText } from '../../policy/match/judge/matches-text.ts';
import { denialScope, lacksOnlyProof, type Occasion, outOfScope } from '../../policy/match/judge/scope.ts';
import type { Origin } from '../../policy/match/repositories/reach.ts';
import type { RulePattern } from '../../policy/rule.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import { DAY_MS } from '../../time/units.ts';
import type { Past, PastCommand, PastDenial } from './past.ts';

/** Days that a preview looks back. */
const PREVIEW_DAYS = 30;
/** Different commands and denials that a preview looks at, the most frequent and the newest ones. */
const COMMANDS_MAX = 5_000;
const DENIALS_MAX = 500;

/** What a rule would have met in the past. */
export interface RulePreview {
  days: number;
  /** Requests in which it would have known a command. */
  requests: number;
  /** Different texts among them, the most frequent first; at most a few. */
  examples: string[];
  /** Those of them that people denied, the newest first. */
  denied: PastDenial[];
  /** Whether there was more in the past than was looked at. */
  isPartial: boolean;
}

const EXAMPLES_MAX = 5;

/** The requests of a window, read once for many rules. */
export interface PastWindow {
  commands: PastCommand[];
  denials: PastDenial[];
  isPartial: boolean;
}

/** Reads the last 30 days. */
export async function readPast(past: Past, now: Date): Promise<PastWindow> {
  const since = new Date(now.getTime() - PREVIEW_DAYS * DAY_MS);
  const commands = await past.commands(since, COMMANDS_MAX + 1);
  const denials = await past.denials(since, DENIALS_MAX + 1);
  return {
    commands: commands.slice(0, COMMANDS_MAX),
    denials: denials.slice(0, DENIALS_MAX),
    isPartial: commands.length > COMMANDS_MAX || denials.length > DENIALS_MAX,
  };
}

/** Holds a rule against the past. Its hours, expiry and uses do not count: they are about the future. */
export function previewRule(window: PastWindow, rule: RulePattern): Promise<RulePreview> {
  return previewRules(window, [rule]);
}

/** The same of several rules together: what any of them would have met. */
export async function previewRules(
  { commands, denials, isPartial }: PastWindow,
  rules: readonly RulePattern[],
): Promise<RulePreview> {
  const matches = matcher(rules);
  const met = await filterYielding(commands, matches);
  return {
    days: PREVIEW_DAYS,
    requests: met.reduce((sum, { requests }) => sum + requests, 0),
    examples: [...new Set(met.map(({ command }) => command))].slice(0, EXAMPLES_MAX),
    denied: await filterYielding(denials, matches),
    isPartial,
  };
}

/** Denials by people that rules would have allowed. */
export interface LaterDenials {
  /** The newest first. */
  denied: PastDenial[];
  /** Whether there were more denials than were looked at. */
  isPartial: boolean;
}

/** Denials that are looked at, the newest ones: so many answers of people take years. */
const LATER_MAX = 5_000;

/** What people denied after a moment, however long ago, and these allow rules would allow. */
export async function denialsSince(
  past: Past,
  since: Date,
  rules: readonly RulePattern[],
): Promise<LaterDenials> {
  const denials = rules.length === 0 ? [] : await past.denials(since, LATER_MAX + 1);
  return {
    denied: await filterYielding(denials.slice(0, LATER_MAX), matcher(rules)),
    isPartial: denials.length > LATER_MAX,
  };
}

interface Asked extends Origin {
  command: string;
  environment: string;
}

const ANY_TIME = { isWorkingTime: true, now: new Date(0), usedUp: new Set<string>() };

function matcher(rules: readonly RulePattern[]): (asked: Asked) => boolean {
  const all = rules.map((rule) => compileRule({ ...rule, hours: 'any', expiresAt: null, maxUses: null }));
  return ({ command, environment, repository, provenance }) => {
    const occasion = { environment, repository, provenance, ...ANY_TIME };
    const near = all.filter(({ rule }) => isInScope(rule, occasion));
    if (near.length === 0) return false;
    const analysis = analyse(command);
    return near.some((compiled) => matchesText(compiled, analysis));
  };
}

/** A repository that was only claimed counts for an allow rule, too: once the token is bound to it, the rule applies. */
function isInScope(rule: RulePattern, occasion: Occasion): boolean {
  if (rule.effect === 'deny') return denialScope(rule, occasion) !== null;
  return outOfScope(rule, occasion) === null || lacksOnlyProof(rule, occasion);
}
