import { z } from 'zod';
import { policyFile } from '../policy-file.ts';
import { variables } from '../variables.ts';
import { HEAD, PROXIES, YAML } from './prose.ts';
import { type KeyRow, keyRows } from './rows.ts';

/** `docs/expacti.schema.json`: the policy file as JSON Schema (draft 7, which editors read). */
export function policySchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(policyFile, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ $schema, title: 'expacti.yaml', ...schema }, null, 2)}\n`;
}

/** `docs/configuration.md`: every environment variable and every key of `expacti.yaml`, from the schemas that check them. */
export function configurationDocument(): string {
  const environment = z.object(
    Object.fromEntries(Object.entries(variables).map(([name, { schema }]) => [name, schema])),
  );
  return [
    HEAD,
    tableOf('variable', keyRows(environment)),
    PROXIES,
    YAML,
    tableOf('key', keyRows(policyFile)),
  ].join('\n');
}

function tableOf(first: string, rows: readonly KeyRow[]): string {
  const lines = rows.map(({ key, form, limits, fallback, example, text }) =>
    [code(key), [form, ...limits].join(', '), fallback, example === null ? '' : code(example), text].join(
      ' | ',
    ),
  );
  return [
    `| ${first} | type and limits | default | example | meaning |`,
    '|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
