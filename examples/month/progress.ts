/** One line that changes, for people who wait; nothing where nobody looks. */
export function progress(done: number, all: number, what: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done === all ? '\r\x1b[K' : `\r\x1b[K${what}, request ${done} of ${all}`);
}
