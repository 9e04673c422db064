import { PrismaPg } from '@prisma/adapter-pg';
import type { Request } from '../../../src/approval/request.ts';
import type { HeldChangeStore, RuleStore } from '../../../src/rulebook/ports.ts';
import { PrismaClient } from '../../../src/store/generated/client.ts';
import { createSecretKeys } from '../../../src/store/keys/secret-keys.ts';
import { createRequestStore } from '../../../src/store/requests/request-store.ts';
import { createHeldChangeStore } from '../../../src/store/rules/held-change-store.ts';
import { createRuleStore } from '../../../src/store/rules/rule-store.ts';
import { RuleUseCounter } from '../../../src/store/rules/rule-uses.ts';
import { type LifeStore, requestStoreContract } from '../../support/contracts/request-store.ts';
import { heldChangeStoreContract, ruleStoreContract } from '../../support/contracts/rule-store.ts';
import { createHome, type TestHome } from '../../support/gate/databases.ts';
import { type EmbeddedProcess, startEmbedded } from '../../support/gate/embedded-process.ts';

// The real stores, on the embedded database or on the PostgreSQL of TEST_DATABASE_URL.
let home: TestHome;
let embedded: EmbeddedProcess | null = null;
let prisma: PrismaClient;
let uses: RuleUseCounter;
beforeAll(async () => {
  home = await createHome();
  const { DATABASE_URL: shared, EXPACTI_DATA_DIR: folder = '' } = home.env;
  embedded = shared === undefined ? await startEmbedded(folder) : null;
  prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: shared ?? embedded?.url ?? '' }) });
  uses = new RuleUseCounter(prisma, { warn: () => undefined });
});
afterAll(async () => {
  await uses.stop();
  await prisma.$disconnect();
  await embedded?.stop();
  await home.remove();
});

async function holding(request: Request): Promise<LifeStore> {
  // A request that is new has none of these yet.
  const { approvals: _, result: __, messageUrl: ___, textPosted: ____, asked: _____, ...asNew } = request;
  const { id, tokenId, tokenName: name, createdAt } = request;
  const token = { id: tokenId, name, secretHmac: '0'.repeat(64), admin: false, createdAt };
  await prisma.token.upsert({ where: { id: tokenId }, create: token, update: {} });
  const store = createRequestStore(
    { prisma, hasOwnClock: !home.shared },
    uses,
    createSecretKeys(Buffer.alloc(32)),
  );
  const hmacs = { meaningHmac: '2'.repeat(64), shapeHmac: '3'.repeat(64), bodyHmac: '4'.repeat(64) };
  const event = {
    kind: 'request.submitted',
    at: createdAt,
    requestId: id,
    actor: `token:${tokenId}`,
    data: {},
  };
  await store.insert({ ...asNew, ...hmacs, planSummary: null }, event, [], null);
  return store;
}

async function emptyRules(): Promise<RuleStore> {
  await prisma.ruleChange.deleteMany();
  await prisma.rule.deleteMany();
  return createRuleStore(prisma, () => undefined);
}

async function emptyHeldChanges(): Promise<HeldChangeStore> {
  await prisma.heldChange.deleteMany();
  return createHeldChangeStore(prisma);
}

describe('requests', () => {
  requestStoreContract(holding);
});

describe('rules', () => {
  ruleStoreContract(emptyRules);
});

describe('changes that wait for a second admin', () => {
  heldChangeStoreContract(emptyHeldChanges);
});
