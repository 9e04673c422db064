import type { World } from '../world.ts';

/** Something that goes wrong for a while. It ends by itself: what it broke works again when the promise resolves. */
export interface Fault {
  name: string;
  happen(world: World, random: () => number): Promise<void>;
}

/** Between `min` and `max` ms. */
export const between = (random: () => number, min: number, max: number): number =>
  Math.round(min + random() * (max - min));
