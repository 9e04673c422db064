/** One command that the team's pipelines or people ask for, and when. */
export interface Item {
  /** 1 … 30. */
  day: number;
  at: Date;
  command: string;
  environment: 'production' | 'staging';
  reason: string;
  context: ItemContext;
  /** What went wrong with it, for the report; nobody who decides sees this. */
  incident?: string;
}

/** Who asks, and from where, as `context` of `POST /v1/requests`. */
export interface ItemContext {
  source: 'github' | 'cli';
  actor: string;
  repository?: string;
  ref?: string;
  sha?: string;
  workflow?: string;
  job?: string;
  /** Steps of one run follow each other; where one is denied, the run has failed and the others never ask. */
  run_id?: string;
  run_attempt?: number;
  run_url?: string;
}
