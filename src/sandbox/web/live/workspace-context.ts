import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act, ActResult, Snapshot } from '../../protocol.ts';
import type { Place } from '../place/place.ts';
import type { Go } from '../place/use-place.ts';

/** An act without the person: that is whoever the page acts as. */
export type OwnAct = Act extends infer One ? (One extends Act ? Omit<One, 'as'> : never) : never;

export interface WorkspaceContext {
  snapshot: Snapshot;
  place: Place;
  go: Go;
  /** Acts as the person of the place; a failure is shown by the page itself. */
  act: (act: OwnAct) => Promise<ActResult>;
}

export const Workspace = createContext<WorkspaceContext | null>(null);

/** What every part of the page may look at and do. Throws outside the page. */
export function useWorkspace(): WorkspaceContext {
  const context = useContext(Workspace);
  if (context === null) throw new Error('useWorkspace is for parts of the page');
  return context;
}
