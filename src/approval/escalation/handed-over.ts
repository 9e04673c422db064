import type { Request } from '../request.ts';

/** Pending requests that became those of the people on call when the night began. */
export interface HandedOver {
  ids: string[];
  /** The ones that end first. */
  first: Request[];
}
