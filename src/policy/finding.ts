/** `note` informs, `ask` keeps a rule from letting the command pass alone, `deny` ends it. */
export type Severity = 'note' | 'ask' | 'deny';

/** One stated reason for caution. */
export interface Finding {
  /** Stable name, such as `off-hours` (CONTRACT §5 lists them). */
  code: string;
  severity: Severity;
  /** One sentence for people. */
  text: string;
  /** The Slack user that the sentence names by id, where it names one. */
  by?: string;
  /** Where a part of the sentence links to, if it does. */
  link?: { text: string; url: string };
}
