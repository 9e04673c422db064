import { STATUS_CODES } from 'node:http';

/** One field that is wrong, as 422 lists them. */
export interface FieldError {
  /** Such as `context.run_id`; empty for the body as a whole. */
  path: string;
  message: string;
}

/** Why a token was refused, as the audit log has it: a code and names of ours, never what a caller wrote. */
export interface TokenRefusal {
  code: string;
  [name: string]: string;
}

/** An answer that is not a success, as RFC 9457 `application/problem+json` says it. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: FieldError[] | undefined;
  /** Further members of the answer, such as the `request` of a 409. */
  readonly members: Record<string, unknown>;
  /** Seconds after which trying again may help. */
  readonly retryAfter: number | undefined;
  /** If the caller's token is the reason. It is not part of the answer. */
  readonly refusal: TokenRefusal | undefined;

  constructor(
    status: number,
    detail: string,
    more: {
      errors?: FieldError[];
      members?: Record<string, unknown>;
      retryAfter?: number;
      refusal?: TokenRefusal;
    } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.errors = more.errors;
    this.members = more.members ?? {};
    this.retryAfter = more.retryAfter;
    this.refusal = more.refusal;
  }

  toJSON(): Record<string, unknown> {
    return {
      type: 'about:blank',
      title: STATUS_CODES[this.status] ?? 'Error',
      status: this.status,
      detail: this.message,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      ...this.members,
    };
  }
}
