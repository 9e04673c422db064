/**
 * Waits for `work`, at most `limitMs`. What takes longer goes on, but nobody waits for it any longer.
 * @throws Error with `message` if the limit passes first.
 */
export async function withDeadline<T>(work: Promise<T>, limitMs: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
