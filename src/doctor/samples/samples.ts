import { requestSamples } from './request-samples.ts';
import { ruleSamples } from './rule-samples.ts';
import type { Sample } from './sample.ts';
import { teamSamples } from './team-samples.ts';

/** Every message and view that the product can show, at least once, made by the builders that it uses. */
export const allSamples = (): Sample[] => [...requestSamples(), ...ruleSamples(), ...teamSamples()];
