import { auditRowsParameters } from '../audit/audit-rows-schemas.ts';
import { auditParameters } from '../audit/audit-schemas.ts';
import { refer } from './openapi-components.ts';
import type { Operation } from './operation.ts';

/** The calls that read the audit log, for the description of the API. */
export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/audit',
    summary: 'The audit log as it was hashed, page by page. Takes an admin token valid in every environment.',
    answer: refer('Audit'),
    success: [200],
    problems: [401, 403, 422, 429, 503],
    parameters: auditParameters,
  },
  {
    method: 'get',
    path: '/v1/audit/rows',
    summary:
      'Hashes of the rows that the audit log tells of, to compare with its entries. Takes an admin token valid in every environment.',
    answer: refer('AuditRows'),
    success: [200],
    problems: [401, 403, 422, 429, 503],
    parameters: auditRowsParameters,
  },
];
