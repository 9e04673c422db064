import type { Finding } from '../../../../policy/finding.ts';
import { capitalised } from '../../../../text/capitalised.ts';
import { escapeMrkdwn, inline } from '../../../kit/text/text.ts';

/** Findings on a card; more are counted. */
const SHOWN_MAX = 6;
const ITEM_MAX = 300;

/** Titles that their code does not make. */
const TITLES: Readonly<Record<string, string>> = {
  closed: 'Closed environment',
  'broken-glass': 'Opened by break-glass',
  'interactive-shell': 'Interactive',
  'off-hours-high-risk': 'Outside working hours',
  'risk-ceiling': 'Risk',
  'secret-not-redacted': 'Secret shown',
};

/** The findings for which a person must approve, a line each, `⚠️ *Wrong target:* …`. Escaped mrkdwn; null if there is none. */
export function askingFindings(findings: readonly Finding[]): string | null {
  const cautions = findings.filter(({ severity }) => severity !== 'note');
  if (cautions.length === 0) return null;
  const shown = cautions.slice(0, SHOWN_MAX).map((finding) => `⚠️ *${titleOf(finding)}:* ${textOf(finding)}`);
  const more = cautions.length > SHOWN_MAX ? [`and ${cautions.length - SHOWN_MAX} more in *Why?*`] : [];
  return [...shown, ...more].join('\n');
}

const titleOf = ({ code }: Finding): string => TITLES[code] ?? capitalised(code.replaceAll('-', ' '));

/** People who are named by id are shown by name; what links somewhere is a link. */
function textOf({ text, by, link }: Finding): string {
  const escaped = inline(text, ITEM_MAX);
  const named = by === undefined ? escaped : escaped.replace(by, `<@${by}>`);
  if (link === undefined) return named;
  const linked = `<${escapeMrkdwn(link.url)}|open the card>`;
  return named.includes(`(${link.text})`)
    ? named.replace(`(${link.text})`, () => `(${linked})`)
    : `${named} ${linked}`;
}
