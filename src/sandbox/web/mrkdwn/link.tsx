import type { ComponentChildren } from 'preact';
import { useWorkspace } from '../live/workspace-context.ts';
import { readPermalink, writePlace } from '../place/place.ts';

/** A link of a message. One to a message of this workspace stays on the page; any other opens a window of its own. */
export function Link({ url, children }: { url: string; children: ComponentChildren }) {
  const { place } = useWorkspace();
  const target = parse(url);
  if (target === null || !/^(?:https?|mailto):$/.test(target.protocol)) return <span>{children}</span>;
  const link = target.origin === location.origin ? readPermalink(target.pathname) : null;
  if (link !== null)
    return <a href={writePlace({ ...place, tab: 'messages', thread: null, ...link })}>{children}</a>;
  return (
    <a href={target.href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
