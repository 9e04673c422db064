import { defaultSeed, type Seed } from '../../../../src/sandbox/seed.ts';

/** Channels of their own, so that cases do not wait for the pace of one. */
const PLACES = Array.from({ length: 24 }, (_, index) => ({
  environment: `e${index}`,
  channel: `C0PLACE${index}`,
}));

export const ABOUT: Partial<Seed> = {
  channels: [
    ...defaultSeed.channels,
    ...PLACES.map(({ environment, channel: id }) => ({ id, name: environment, kind: 'channel' as const })),
  ],
};

export const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
timeout: 600
environments:
  production: {}
${PLACES.map(({ environment, channel }) => `  ${environment}: { channel: ${channel} }`).join('\n')}
`;

let next = 0;

/** The next environment, and the channel in which it asks. */
export function nextPlace(): { environment: string; channel: string } {
  next += 1;
  return PLACES[next % PLACES.length] ?? { environment: 'production', channel: 'C0APPROVALS' };
}
