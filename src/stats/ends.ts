import type { DecidedBy, Outcome } from '../approval/request.ts';

/** How requests end, told apart by who or what ended them; each with its words for people. */
export const ENDS = {
  allowedByRule: 'allowed by a rule',
  approvedByPeople: 'approved by people',
  deniedByPerson: 'denied by a person',
  deniedByRule: 'denied by a rule',
  deniedByPolicy: 'denied by the policy',
  timedOut: 'timed out',
  canceled: 'canceled by the caller',
} as const;

export type End = keyof typeof ENDS;

/** Requests by how they ended. */
export type Ends = Record<End, number>;

export const END_KEYS = Object.keys(ENDS) as End[];

export const noEnds = (): Ends => ({
  allowedByRule: 0,
  approvedByPeople: 0,
  deniedByPerson: 0,
  deniedByRule: 0,
  deniedByPolicy: 0,
  timedOut: 0,
  canceled: 0,
});

/** Which end a decision is. */
export function endOf(outcome: Outcome, by: DecidedBy['kind']): End {
  switch (outcome) {
    case 'approved':
      return by === 'rule' ? 'allowedByRule' : 'approvedByPeople';
    case 'denied':
      if (by === 'reviewer') return 'deniedByPerson';
      return by === 'rule' ? 'deniedByRule' : 'deniedByPolicy';
    case 'timed_out':
      return 'timedOut';
    case 'canceled':
      return 'canceled';
  }
}

export function totalOf(ends: Ends): number {
  return END_KEYS.reduce((sum, end) => sum + ends[end], 0);
}

/** Share of the requests that a rule decided at once, allow or deny, from 0 to 1; null where there was none. */
export function hitRate(ends: Ends): number | null {
  return share(ends.allowedByRule + ends.deniedByRule, totalOf(ends));
}

/** From 0 to 1; null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
