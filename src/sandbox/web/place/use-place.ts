import { useEffect, useState } from 'preact/hooks';
import { type Place, readPermalink, readPlace, writePlace } from './place.ts';

export type Go = (change: Partial<Place>) => void;

/** The place in the address bar, and the way to another one. Each step is one entry of the browser's history. */
export function usePlace(): [Place, Go] {
  const [place, setPlace] = useState(enter);
  useEffect(() => {
    const onChange = (): void => setPlace(readPlace(location.hash));
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  const go: Go = (change) => {
    location.hash = writePlace({ ...readPlace(location.hash), message: null, ...change });
  };
  return [place, go];
}

/** A permalink opens the page, too: what it names moves into the hash. */
function enter(): Place {
  const place = readPlace(location.hash);
  const link = readPermalink(location.pathname);
  if (link === null) return place;
  const entered = { ...place, ...link };
  history.replaceState(null, '', `/${writePlace(entered)}`);
  return entered;
}
