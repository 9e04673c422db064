import type { World } from '../world.ts';

/** Something that goes wrong for a while. It ends by itself: what it broke works again when the promise resolves. */
export interface Fault {
  name: string;
  /**
   * @returns how often it was met, such as processes that were killed, connections that were cut, calls that were refused.
   * A fault that nothing meets shows nothing.
   */
  happen(world: World, random: () => number): Promise<number>;
}

/** Between `min` and `max` ms. */
export const between = (random: () => number, min: number, max: number): number =>
  Math.round(min + random() * (max - min));
