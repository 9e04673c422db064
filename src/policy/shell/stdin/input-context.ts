import { type StandardInput, shared } from './standard-input.ts';

/** What is known of standard input at the place of a script that is read now. */
export class InputContext {
  /** What a command gets that redirects nothing itself. */
  stdin: StandardInput | null;
  /** What the command that was read last prints; null if that cannot be told. */
  printed: string | null = null;

  constructor(stdin: StandardInput | null) {
    this.stdin = stdin;
  }

  /** Reads a part of a pipeline that gets what the part before it prints. */
  piped<T>(isGroup: boolean, read: () => T): T {
    return this.#with({ text: this.printed, by: 'pipe', isShared: isGroup }, read);
  }

  /** Reads what stands inside a group. @param own what the group itself redirects. */
  group<T>(own: StandardInput | undefined, read: () => T): T {
    return this.#with(shared(own ?? this.stdin), read);
  }

  #with<T>(stdin: StandardInput | null, read: () => T): T {
    const outer = this.stdin;
    this.stdin = stdin;
    const result = read();
    this.stdin = outer;
    return result;
  }
}
