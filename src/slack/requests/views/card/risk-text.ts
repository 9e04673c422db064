import type { Request } from '../../../../approval/request.ts';
import type { Risk } from '../../../../policy/risk/risk.ts';
import { inline } from '../../../kit/text/text.ts';

/** Told apart by shape and word as well: about one man in twelve cannot tell red from green. */
const MARK = { critical: '🔴', high: '🟠', medium: '🟡', low: '🟢' } as const;

/** Notes and factors on a card; more are counted. */
const SHOWN_MAX = 5;
const ITEM_MAX = 200;

/** `🔴 CRITICAL 85` */
export function riskMark({ level, score }: Pick<Risk, 'level' | 'score'>): string {
  return `${MARK[level]} ${level.toUpperCase()} ${score}`;
}

/** What is worth knowing, and what makes up the score, in one line of escaped mrkdwn; null if there is nothing to say. */
export function factorsLine({ risk, findings }: Pick<Request, 'risk' | 'findings'>): string | null {
  const notes = findings
    .filter(({ code, severity }) => severity === 'note' && code !== 'secret-in-command')
    .map(({ text }) => inline(withoutStop(text), ITEM_MAX));
  // What asks stands above, in words of its own or the same.
  const told = new Set(findings.filter(({ severity }) => severity !== 'note').map(({ text }) => text));
  const factors = risk.factors
    .filter(({ text }) => !told.has(text))
    .map(({ points, text }) => `${inline(withoutStop(text), ITEM_MAX)} ${signed(points)}`);
  const all = [...notes, ...factors];
  if (all.length === 0) return null;
  const more = all.length > SHOWN_MAX ? [`${all.length - SHOWN_MAX} more in *Why?*`] : [];
  return [...all.slice(0, SHOWN_MAX), ...more].join('  ·  ');
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}
