/** A promise that was not kept. */
export interface Violation {
  kind: string;
  what: string;
}

export const violation = (kind: string, what: string): Violation => ({ kind, what });
