import { isUnavailable } from '../../postgres/unavailable.ts';

/** The database cannot be reached, written, or not in time. Trying again later may help. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database cannot be reached.', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** Runs `work`; what it throws because the database is not available becomes `StoreUnavailable`. */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUnavailable(error) ? new StoreUnavailable(error) : error;
  }
}
