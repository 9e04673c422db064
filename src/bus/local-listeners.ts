/** The listeners in this process, by request. */
export class LocalListeners {
  readonly #byRequest = new Map<string, Set<() => void>>();

  subscribe(requestId: string, wake: () => void): () => void {
    const listeners = this.#byRequest.get(requestId) ?? new Set();
    this.#byRequest.set(requestId, listeners.add(wake));
    return () => {
      listeners.delete(wake);
      if (listeners.size === 0) this.#byRequest.delete(requestId);
    };
  }

  wake(requestId: string): void {
    for (const wake of this.#byRequest.get(requestId) ?? []) wake();
  }

  count(): number {
    let count = 0;
    for (const listeners of this.#byRequest.values()) count += listeners.size;
    return count;
  }

  /** The requests that have listeners. */
  requestIds(): string[] {
    return [...this.#byRequest.keys()];
  }

  /** After a gap messages may have been missed, so every listener looks again. */
  wakeAll(): void {
    for (const requestId of this.#byRequest.keys()) this.wake(requestId);
  }
}
