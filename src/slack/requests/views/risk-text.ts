import type { Request } from '../../../approval/request.ts';
import type { Finding } from '../../../policy/finding.ts';
import type { Risk } from '../../../policy/risk/risk.ts';
import { escapeMrkdwn, inline } from '../../kit/text/text.ts';

/** Factors and findings on a card; more are counted. */
const SHOWN_MAX = 8;
const ITEM_MAX = 300;

/** `risk 85, CRITICAL` */
export function riskLine(risk: Risk): string {
  return `risk ${risk.score}, ${risk.level.toUpperCase()}`;
}

/** What speaks for caution: the risk's factors and the findings, as escaped mrkdwn blocks of text. */
export function riskLines({ risk, findings }: Pick<Request, 'risk' | 'findings'>): string[] {
  const factors = risk.factors.map(({ points, text }) => `${signed(points)}  ${inline(text, ITEM_MAX)}`);
  return [list('Why it is risky', factors), list('What is odd about it', findings.map(findingText))].filter(
    (text) => text !== null,
  );
}

/** People who are named by id are shown by name; what links somewhere is a link. */
function findingText({ text, by, link }: Finding): string {
  const escaped = inline(text, ITEM_MAX);
  const named = by === undefined ? escaped : escaped.replace(by, `<@${by}>`);
  return link === undefined
    ? named
    : named.replace(link.text, () => `<${escapeMrkdwn(link.url)}|${link.text}>`);
}

/** `items` are mrkdwn that is already escaped. */
function list(title: string, items: readonly string[]): string | null {
  if (items.length === 0) return null;
  const shown = items.slice(0, SHOWN_MAX).map((item) => `•  ${item}`);
  const more = items.length > SHOWN_MAX ? [`… and ${items.length - SHOWN_MAX} more (press Why?)`] : [];
  return [`*${title}*`, ...shown, ...more].join('\n');
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}
