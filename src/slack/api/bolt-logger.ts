import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log/log.ts';

/** Bolt's log lines in ours. Its debug lines hold whole payloads and are dropped. */
export function boltLogger(log: Log): Logger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level](parts.map(String).join(' '));
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
