import { analyse } from '../../../src/policy/shell/analyse.ts';
import type { Verdict } from '../../../src/policy/verdict.ts';
import { type BypassClass, toRule } from './bypass.ts';
import { BYPASSES } from './bypasses.ts';
import { evaluateBy, policyOf } from './verdict.ts';

const HEAD = `# Bypasses

<!-- Generated from test/policy/bypass: \`npm run docs:bypasses\`. -->

Ways past lists of allowed commands that were published for AI agents, CI guards and sudo rules, and what this gate says to
them. The commands are our own. Each was judged with the rules that a team would have, such as \`git *\`; no risk ceiling helped.
`;

const COMMAND_SHOWN_MAX = 100;

/** `docs/bypasses.md`: the table of classes with our verdict, and every case below. */
export function bypassDocument(): string {
  const judged = BYPASSES.map((one) => ({ ...one, rows: rowsOf(one) }));
  const count = judged.reduce((sum, { rows }) => sum + rows.length, 0);
  const allowed = judged.reduce((sum, { rows }) => sum + rows.filter(({ verdict }) => verdict === 'allow').length, 0);
  return [
    HEAD,
    `${judged.length} classes, ${count} commands, allowed by mistake: ${allowed}.\n`,
    table(
      ['class', 'source', 'commands', 'verdict'],
      judged.map(({ name, source, rows }) => [name, source, String(rows.length), tally(rows)]),
    ),
    ...judged.map(
      ({ name, rows }) =>
        `## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n\n${table(
          ['rules', 'command', 'verdict', 'why'],
          rows.map(({ rules, command, verdict, why }) => [rules.map(code).join('<br>') || '–', code(command), verdict, why]),
        )}`,
    ),
  ].join('\n');
}

interface Row {
  rules: readonly string[];
  command: string;
  verdict: Verdict;
  why: string;
}

function rowsOf({ cases }: BypassClass): Row[] {
  return cases.map(([rules, command]) => {
    const { verdict } = evaluateBy(policyOf(rules.map(toRule)), command);
    return { rules, command, verdict, why: escapeHtml(show(whyNot(command, verdict))) };
  });
}

function whyNot(command: string, verdict: Verdict): string {
  if (verdict === 'deny') return 'A deny rule matches.';
  return analyse(command).opacities[0]?.text ?? 'The rules do not cover everything in it.';
}

function tally(rows: readonly Row[]): string {
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return (['allow', 'ask', 'deny'] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `${verdict} ${count(verdict)}`)
    .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

/** Characters that are not seen are spelt out; what is long is cut in the middle. */
function show(text: string): string {
  const spelt = text.replaceAll(/[^\x20-\x7e–—“”«»…]/gu, (character) => {
    if (character === '\n') return '⏎';
    return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
  });
  if (spelt.length <= COMMAND_SHOWN_MAX) return spelt;
  return `${spelt.slice(0, COMMAND_SHOWN_MAX / 2)} … ${spelt.slice(-COMMAND_SHOWN_MAX / 3)}`;
}

const code = (text: string): string => `<code>${escapeHtml(show(text))}</code>`;

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[|`*_~\\[\]]/g, (mark) => `&#${mark.charCodeAt(0)};`);
