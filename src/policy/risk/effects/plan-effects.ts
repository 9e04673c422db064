import type { Effect } from '../effect.ts';
import type { PlanSummary } from './plan.ts';

const SOURCE = 'https://developer.hashicorp.com/terraform/internals/json-format';
const NAMED_MAX = 3;

/** What a plan weighs by the worst that it does. */
export const PLAN_TABLE = {
  'plan-unreadable': {
    points: 50,
    categories: ['infrastructure'],
    text: 'The plan cannot be read.',
  },
  'plan-loses-data': {
    points: 90,
    categories: ['infrastructure', 'destructive'],
    text: 'The plan destroys or replaces a database, a bucket or another thing that holds data.',
  },
  'plan-destroys': {
    points: 60,
    categories: ['infrastructure', 'destructive'],
    text: 'The plan destroys something.',
  },
  'plan-replaces': {
    points: 50,
    categories: ['infrastructure', 'destructive'],
    text: 'The plan destroys something and creates it again.',
  },
  'plan-changes': { points: 30, categories: ['infrastructure'], text: 'The plan changes something.' },
  'plan-adds': { points: 15, categories: ['infrastructure'], text: 'The plan only adds.' },
  'plan-nothing': { points: 0, categories: ['read-only'], text: 'The plan changes nothing.' },
} as const satisfies Record<string, Omit<Effect, 'code' | 'source'>>;

type PlanCode = keyof typeof PLAN_TABLE;

/** What a plan would do, with its counts and the first things that would be lost. */
export function planEffect(plan: PlanSummary): Effect {
  const code = codeOf(plan);
  return { code, ...PLAN_TABLE[code], text: textOf(plan, code), source: SOURCE };
}

function codeOf({ isReadable, losesData, destroys, replaces, changes, adds }: PlanSummary): PlanCode {
  if (!isReadable) return 'plan-unreadable';
  if (losesData) return 'plan-loses-data';
  if (destroys > 0) return 'plan-destroys';
  if (replaces > 0) return 'plan-replaces';
  if (changes > 0) return 'plan-changes';
  return adds > 0 ? 'plan-adds' : 'plan-nothing';
}

function textOf({ adds, changes, replaces, destroys, lost }: PlanSummary, code: PlanCode): string {
  if (code === 'plan-unreadable' || code === 'plan-nothing') return PLAN_TABLE[code].text;
  const counts = `The plan adds ${adds}, changes ${changes}, replaces ${replaces} and destroys ${destroys}`;
  if (lost.length === 0) return `${counts}.`;
  const named = lost.slice(0, NAMED_MAX).map(({ address }) => address);
  const more = replaces + destroys - named.length;
  const list = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `${counts}: ${list}.`;
}
