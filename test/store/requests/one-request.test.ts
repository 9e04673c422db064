import { requestStoreContract } from '../../support/contracts/request-store.ts';
import { OneRequest } from '../../support/requests/one-request.ts';

// The fake that the tests over the life of a request stand on keeps what the real store keeps (test/parts/store/contracts.test.ts).
requestStoreContract(async (request) => new OneRequest(request).store());
