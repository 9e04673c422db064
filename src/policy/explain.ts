import { cutEnd } from '../text/cut.ts';
import type { Finding } from './finding.ts';
import type { CommandJudgement } from './match/judge/command-judgement.ts';
import type { RulesJudgement } from './match/judge/judge-rules.ts';
import type { Reasoning } from './reasoning.ts';
import type { Risk } from './risk/risk.ts';
import type { Rule } from './rule.ts';
import type { Analysis, JudgedCommand } from './shell/analyse.ts';
import type { SimpleCommand } from './shell/command.ts';
import { showWords } from './shell/word.ts';
import type { Verdict } from './verdict.ts';

/** Everything that a verdict was made of. */
export interface Explained {
  analysis: Analysis;
  /** The same with its secrets redacted, command for command. */
  shown: Analysis;
  risk: Risk;
  findings: readonly Finding[];
  judgement: RulesJudgement;
  /** What each part alone would say. */
  verdicts: Record<'rules' | 'text' | 'findings', Verdict>;
}

/** A tree must stay readable; more commands than this are counted only. */
const COMMANDS_SHOWN_MAX = 20;
const COMMAND_SHOWN_MAX = 120;

/** The verdict as a tree that explains itself, in the order in which people ask. */
export function explain(parts: Explained, verdict: Verdict): Reasoning {
  return {
    name: 'verdict',
    verdict,
    text: headline(parts, verdict),
    children: [rules(parts), text(parts), risk(parts), findings(parts)],
  };
}

function headline({ judgement, verdicts, shown, findings: found }: Explained, verdict: Verdict): string {
  if (verdict === 'deny') {
    const denied = judgement.denials.find(({ denial }) => denial === 'certain');
    return denied === undefined
      ? (found.find(({ severity }) => severity === 'deny')?.text ?? 'A finding denies this.')
      : `The rule “${denied.rule.pattern}” denies this: ${denied.rule.reason}${noted(denied.note)}`;
  }
  if (verdict === 'allow') return 'Rules match every command, and nothing needs a person.';
  if (judgement.denials.length > 0) {
    const note = judgement.denials.every((one) => one.note !== null) ? judgement.denials[0]?.note : null;
    return `A deny rule could match${note ? `: ${note}.` : ', depending on values we do not know.'}`;
  }
  if (verdicts.rules === 'ask') {
    const asleep = judgement.commands.find((one) => one.asleep !== null)?.asleep;
    if (asleep) return `A rule matches, but does not apply here: ${asleep.why}.`;
    return judgement.used.length === 0
      ? 'No rule matches, so a person must approve.'
      : 'Not every command is covered by a rule, so a person must approve.';
  }
  if (verdicts.text === 'ask')
    return `Rules match, but the command could not be fully parsed: ${shown.opacities[0]?.text ?? ''}`;
  const asking = found.find(({ severity }) => severity !== 'note');
  return `Rules match, but a person must approve: ${asking?.text ?? ''}`;
}

function rules({ judgement, verdicts, analysis, shown: redacted }: Explained): Reasoning {
  const show = showing(analysis, redacted);
  const { denials, commands } = judgement;
  const denied = denials.map(({ rule, command, denial, note }) => ({
    name: 'deny-rule',
    verdict: denial === 'certain' ? ('deny' as const) : ('ask' as const),
    text: `${show(command)} ${denial === 'certain' ? 'is denied' : 'could be denied'} by ${named(rule)}: ${rule.reason}${noted(note)}`,
    children: [],
  }));
  const shown = commands.slice(0, COMMANDS_SHOWN_MAX).map((one) => judged(one, show));
  const more = commands.length - shown.length;
  const rest =
    more > 0 ? [{ name: 'more', verdict: null, text: `… and ${more} more commands`, children: [] }] : [];
  return {
    name: 'rules',
    verdict: verdicts.rules,
    text: commands.length === 0 ? 'No command found.' : 'Rules, command by command:',
    children: [...denied, ...shown, ...rest],
  };
}

const noted = (note: string | null): string => (note === null ? '' : ` (${note})`);

type Show = (command: SimpleCommand) => string;

function judged({ command, rule, asleep, isCovered, note, inside }: CommandJudgement, show: Show): Reasoning {
  return {
    name: 'command',
    verdict: isCovered ? 'allow' : 'ask',
    text: `${show(command)}  ${note ?? why(rule, asleep, isCovered)}`,
    children: inside.map((one) => judged(one, show)),
  };
}

function why(rule: Rule | null, asleep: CommandJudgement['asleep'], isCovered: boolean): string {
  if (rule !== null)
    return isCovered ? `is matched by ${named(rule)}` : `is matched by ${named(rule)}, but not what it runs`;
  if (isCovered) return 'runs only commands that rules match';
  if (asleep !== null) return `would be matched by ${named(asleep.rule)}, but ${asleep.why}`;
  return 'is matched by no rule';
}

const named = ({ type, pattern }: Rule): string => `the ${type} rule “${pattern}”`;

function text({ shown, verdicts }: Explained): Reasoning {
  const { opacities } = shown;
  return {
    name: 'text',
    verdict: verdicts.text,
    text:
      opacities.length === 0
        ? 'The command could be fully parsed.'
        : 'The command could not be fully parsed:',
    children: [...new Set(opacities.map((one) => one.text))]
      .slice(0, COMMANDS_SHOWN_MAX)
      .map((sentence) => ({ name: 'opaque', verdict: 'ask', text: sentence, children: [] })),
  };
}

function risk({ risk: assessed }: Explained): Reasoning {
  const { score, level, factors, categories } = assessed;
  return {
    name: 'risk',
    verdict: null,
    text: `Risk: ${level} (${score} of 100)${categories.length > 0 ? `: ${categories.join(', ')}` : ''}.`,
    children: factors.map(({ points, text: sentence }) => ({
      name: 'factor',
      verdict: null,
      text: `${points > 0 ? '+' : ''}${points}  ${sentence}`,
      children: [],
    })),
  };
}

function findings({ findings: found, verdicts }: Explained): Reasoning {
  return {
    name: 'findings',
    verdict: verdicts.findings,
    text: found.length === 0 ? 'Nothing unusual.' : 'Unusual:',
    children: found.map(({ code, severity, text: sentence }) => ({
      name: code,
      verdict: severity === 'note' ? null : severity,
      text: sentence,
      children: [],
    })),
  };
}

/** Shows commands of `analysis` as `shown` has them. */
function showing(analysis: Analysis, shown: Analysis): Show {
  if (analysis === shown) return show;
  const commands = new Map([
    ...paired([...analysis.reached, ...analysis.behind], [...shown.reached, ...shown.behind]),
    // What a shell is fed is only shown if redaction left its structure as it was.
    ...(analysis.fed.length === shown.fed.length ? paired(analysis.fed, shown.fed) : []),
  ]);
  return (command) => show(commands.get(command) ?? { words: [], source: 'A command' });
}

const paired = (
  all: readonly JudgedCommand[],
  redacted: readonly JudgedCommand[],
): [SimpleCommand, SimpleCommand | undefined][] =>
  all.map(({ command }, index) => [command, redacted[index]?.command]);

function show({ words, source }: Pick<SimpleCommand, 'words' | 'source'>): string {
  const shown = words.length === 0 ? source : showWords(words);
  return cutEnd(shown, COMMAND_SHOWN_MAX);
}
