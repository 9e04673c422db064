import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActResult, Selected, StateValue } from '../../protocol.ts';
import type { Element } from '../../workspace/messages/elements.ts';

/** The message or view that an element stands in: where its value is kept, and where its use is reported to. */
export interface Host {
  value: (blockId: string, element: Element) => StateValue | undefined;
  /** Keeps what the person entered. */
  enter: (blockId: string, element: Element, chosen: Selected) => void;
  /** Tells the app that the element was used. */
  use: (blockId: string, element: Element, chosen?: Selected) => Promise<ActResult>;
}

export const HostContext = createContext<Host | null>(null);

/** The host of the blocks that are being drawn. Throws outside one. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost is for elements of blocks');
  return host;
}

/** An element in its block. `dispatches` is false in input blocks that wait for the submission. */
export interface ElementProps {
  blockId: string;
  element: Element;
  dispatches: boolean;
  /** The label of the input block around it names it; elsewhere it names itself. */
  labelledBy?: string;
}
