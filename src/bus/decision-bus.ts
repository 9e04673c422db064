/**
 * Tells every process that a request has ended. It carries an id and nothing else: who hears it reads the database.
 * A message can be lost while a connection is down; all listeners are woken when it is back.
 */
export interface DecisionBus {
  /** Wakes the listeners of this process at once, those of others soon. Rejects where others cannot be told. */
  publish(requestId: string): Promise<void>;
  /** Calls `wake` whenever the request may have ended. @returns a function that ends the subscription. */
  subscribe(requestId: string, wake: () => void): () => void;
  /** How many subscriptions this process has. */
  listening(): number;
  /** Whether messages get through. Rejects with a sentence that says what is wrong. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}
