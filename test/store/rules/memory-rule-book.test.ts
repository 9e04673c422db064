import { heldChangeStoreContract, ruleStoreContract } from '../../support/contracts/rule-store.ts';
import { MemoryHeldChanges, MemoryRuleBook } from '../../support/rules/memory-rule-book.ts';

// The fakes keep what the real stores keep (test/parts/store/contracts.test.ts).
ruleStoreContract(async () => new MemoryRuleBook());
heldChangeStoreContract(async () => new MemoryHeldChanges());
