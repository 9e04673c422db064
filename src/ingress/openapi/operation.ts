import type { z } from 'zod';

/** One call of the API, as its description tells of it. */
export interface Operation {
  method: 'get' | 'post';
  path: string;
  summary: string;
  body?: z.ZodType;
  /** Absent: the answer is the request. */
  answer?: object;
  /** Types that a parameter asks for in place of JSON. */
  otherContent?: Record<string, object>;
  success: number[];
  problems: number[];
  parameters?: object[];
  /** False where no token is needed. */
  secured?: boolean;
}
