import type { DecidedBy, Outcome } from '../approval/request.ts';

/** What is counted: requests that ended from the beginning of the first day until `until`, which is in the last. */
export interface StatsWindow {
  /** As `2026-11-24`, the oldest first, none left out. */
  days: readonly [string, ...string[]];
  until: Date;
  /** IANA name: days and hours are those of its clocks. */
  timezone: string;
}

/** How long people took from the question to the decision, in ms. */
export interface DecisionTimes {
  median: number;
  p95: number;
}

/** What people answered: each approval and each denial, also where another reviewer's approval was needed besides. */
export interface Answers {
  approvals: number;
  denials: number;
  /** Given within two seconds of the question. */
  underTwoSeconds: number;
}

export interface ReviewerAnswers extends Answers {
  /** Slack user. */
  reviewer: string;
  /** From the question to the answer, in ms. */
  medianMs: number;
  /** The hour in which this person answered most: `2026-11-24 14:00`, in the time zone. */
  busiestHour: string;
  busiestAnswers: number;
}

/** What a store has counted. Days and hours in which nothing happened are left out. */
export interface Counted {
  /** The beginning of the first day. */
  since: Date;
  /** Requests that wait for a decision now. */
  waiting: number;
  ends: { day: string; outcome: Outcome; by: DecidedBy['kind']; requests: number }[];
  /** Of requests that people decided; `day` null is all days. */
  times: (DecisionTimes & { day: string | null })[];
  requestsByHour: { hour: number; requests: number }[];
  /** `hour` null is all hours. */
  answersByHour: (Answers & { hour: number | null })[];
  /** Who answered most first, at most as many as were asked for. */
  reviewers: ReviewerAnswers[];
  reviewersInAll: number;
}

/** Counts what happened. Throws `StoreUnavailable`. */
export interface StatsStore {
  count(window: StatsWindow, reviewersMax: number): Promise<Counted>;
}
