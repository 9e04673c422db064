import { hoursOf } from '../escalation/route.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { nextMorning } from './next-morning.ts';

/** Glass that an admin broke: one request that they let run, or a closed environment that they opened for a while. */
export interface BrokenGlass {
  /** The request's id where it is about one. */
  id: string;
  requestId: string | null;
  environment: string;
  /** Slack user. */
  by: string;
  reason: string;
  /** What was lifted, in sentences without markup. */
  lifted: readonly string[];
  at: Date;
  /** Until when the environment is open; null if it is about one request. */
  until: Date | null;
  signedOff: SignOff | null;
}

/** Somebody else looked at it afterwards. */
export interface SignOff {
  by: string;
  at: Date;
  note: string;
}

/** What people are told of it: at once, the next working morning, each one after that, and when it was signed off. */
export type GlassNoticeKind = 'announcement' | 'review' | 'reminder' | 'signed-off';

export interface GlassNotice {
  id: string;
  glassId: string;
  kind: GlassNoticeKind;
  channel: string;
  dueAt: Date;
}

/** Characters of a reason: enough to say something, not for an essay. */
export const GLASS_REASON = { min: 20, max: 500 } as const;
/** Minutes for which a closed environment can be opened. */
export const GLASS_MINUTES = { min: 5, max: 60 } as const;
/** Characters of the note with which it is signed off. */
export const NOTE_MAX = 500;

/** What follows when glass breaks: every configured channel hears of it, and the approvals channel reviews it. */
export function noticesOf(team: TeamPolicy, { id, at }: Pick<BrokenGlass, 'id' | 'at'>): GlassNotice[] {
  const announcements = channelsOf(team).map((channel) => noticeOf(id, 'announcement', channel, at));
  return [...announcements, noticeOf(id, 'review', team.channels.approvals, morningAfter(team, at))];
}

/** The reminder that follows a review or a reminder, the next working morning. */
export function reminderAfter(team: TeamPolicy, glassId: string, channel: string, at: Date): GlassNotice {
  return noticeOf(glassId, 'reminder', channel, morningAfter(team, at));
}

/** One notice; the same again has the same id. */
export function noticeOf(glassId: string, kind: GlassNoticeKind, channel: string, dueAt: Date): GlassNotice {
  return { id: `${glassId}-${kind}-${channel}-${dueAt.getTime()}`, glassId, kind, channel, dueAt };
}

/** Every channel that the policy file names, once. */
function channelsOf({ channels, environments }: TeamPolicy): string[] {
  const { approvals, late_night: lateNight, digest } = channels;
  const own = Object.values(environments).map(({ channel }) => channel);
  return [...new Set([approvals, lateNight, digest, ...own])].filter((channel) => channel !== undefined);
}

const morningAfter = (team: TeamPolicy, at: Date): Date => nextMorning(hoursOf(team), team.timezone, at);
