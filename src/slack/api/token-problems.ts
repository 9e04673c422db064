import type { Log } from '../../log/log.ts';
import type { BotReport, TokenProblem } from './check-tokens.ts';
import { OPTIONAL_SCOPES, type OptionalScope } from './scopes.ts';

const SCOPES_FIX = 'Reinstall the app with manifest.yml: OAuth & Permissions, Reinstall.';

/** What is wrong with the tokens and scopes as far as it is known. Each change of it is logged once. */
export class TokenProblems {
  readonly #log: Log;
  #bot: TokenProblem | null = null;
  #app: TokenProblem | null = null;
  #lacks: TokenProblem | null = null;
  #without: readonly OptionalScope[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  get app(): TokenProblem | null {
    return this.#app;
  }

  /** Whether the gate cannot do its work with what Slack accepts. */
  isAny(): boolean {
    return this.tokens() !== null || this.#lacks !== null;
  }

  /** In a sentence for each token, with the fix; null if nothing is wrong. */
  tokens(): string | null {
    const problems = [this.#bot, this.#app].filter((problem) => problem !== null);
    return problems.length === 0 ? null : problems.map(sentence).join(' ');
  }

  /** In a sentence with the fix; null if none is missing. */
  scopes(): string | null {
    if (this.#lacks !== null) return sentence(this.#lacks);
    if (this.#without.length === 0) return null;
    const features = this.#without.map((scope) => `${scope} (${OPTIONAL_SCOPES[scope]})`).join(', ');
    return `The app lacks optional scopes: ${features}. ${SCOPES_FIX}`;
  }

  seeBot({ refused, lacks, without, granted }: BotReport): void {
    this.#bot = this.#changed(this.#bot, refused, 'SLACK_BOT_TOKEN');
    // Slack says nothing of the scopes of a token that it refuses, and a proxy may drop what it says.
    if (!granted) return;
    this.#lacks = this.#changed(this.#lacks, lacks, 'the scopes of SLACK_BOT_TOKEN');
    for (const scope of without.filter((one) => !this.#without.includes(one)))
      this.#log.warn({ scope, without: OPTIONAL_SCOPES[scope], fix: SCOPES_FIX }, 'a Slack scope is missing');
    if (without.length === 0 && this.#without.length > 0)
      this.#log.info('all Slack scopes are granted again');
    this.#without = without;
  }

  seeApp(problem: TokenProblem | null): void {
    this.#app = this.#changed(this.#app, problem, 'SLACK_APP_TOKEN');
  }

  #changed(before: TokenProblem | null, now: TokenProblem | null, what: string): TokenProblem | null {
    if (before?.wrong === now?.wrong) return before;
    if (now === null) this.#log.info({ what }, 'Slack accepts it again');
    else
      this.#log.error(
        { name: now.name, wrong: now.wrong, fix: now.fix },
        'Slack no longer accepts what the gate needs',
      );
    return now;
  }
}

const sentence = ({ name, wrong, fix }: TokenProblem): string => `${name}: ${wrong}. ${fix}`;
