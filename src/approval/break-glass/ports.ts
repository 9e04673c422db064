import type { AuditEvent } from '../../audit/entry.ts';
import type { OpenedEnvironment } from '../../policy/facts.ts';
import type { BrokenGlass, GlassNotice, SignOff } from './broken-glass.ts';

/** What came of opening an environment. */
export type Opened =
  | { kind: 'opened' }
  /** It is open, by another press. */
  | { kind: 'open-already'; glass: BrokenGlass };

/** Where broken glass is kept. Every method throws `StoreUnavailable` if the database cannot be reached. */
export interface GlassStore {
  /** Who opened this environment, and until when; null if it is as closed as ever. */
  opened(environment: string, now: Date): Promise<OpenedEnvironment | null>;
  /** Keeps it with its notices and audit entry in one transaction, unless the environment is open. */
  open(glass: BrokenGlass, notices: readonly GlassNotice[], event: AuditEvent): Promise<Opened>;
  find(id: string): Promise<BrokenGlass | null>;
  /**
   * Signs off what nobody has yet, with its notice and audit entry in one transaction.
   * @returns false if somebody was first.
   */
  signOff(id: string, signOff: SignOff, notice: GlassNotice, event: AuditEvent): Promise<boolean>;
}
