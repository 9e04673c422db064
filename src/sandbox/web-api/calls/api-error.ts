/** A refusal as the Web API words it: `error` is Slack's code, `messages` its explanations. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(code: string, extra: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }

  /** With explanations in both places where Slack's clients look for them. */
  static explained(code: string, problems: string[]): ApiError {
    return new ApiError(code, {
      errors: problems,
      response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
    });
  }

  body(): Record<string, unknown> {
    return { ok: false, error: this.code, ...this.extra };
  }
}
