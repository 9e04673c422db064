import { MaybeDecided } from '../../../approval/decision/lost-answer.ts';
import { AFTER_FAULT_TEXT, FAULT_TEXT, UNCERTAIN_TEXT } from '../blocks/answers.ts';

/**
 * What one press or one form has changed so far. If something fails after that, the person is told what was done, and
 * never that nothing was.
 */
export class Steps {
  readonly #done: string[] = [];
  #isChanging = false;

  /** Runs a change. If it fails because its answer was lost, it is not known whether it was made. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    this.#isChanging = true;
    const result = await work();
    this.#isChanging = false;
    return result;
  }

  /** Keeps a sentence about what is done. @param sentence escaped mrkdwn. */
  done(sentence: string): void {
    this.#done.push(sentence);
  }

  /** What the person is told of a fault. */
  answerTo(error: unknown): string {
    if (this.#done.length > 0) return `${this.#done.join(' ')} ${AFTER_FAULT_TEXT}`;
    return this.isUncertain(error) ? UNCERTAIN_TEXT : FAULT_TEXT;
  }

  /** Whether the last change may have been made in spite of the fault. */
  isUncertain(error: unknown): boolean {
    return error instanceof MaybeDecided || (this.#isChanging && isLost(error));
  }
}

/** Whether the answer of the database was lost. Whatever it refuses itself, it has not done. */
const isLost = (error: unknown): boolean => error instanceof Error && error.name === 'StoreUnavailable';
