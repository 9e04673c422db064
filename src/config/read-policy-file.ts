import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { issueWords } from '../text/issue-words.ts';
import { type PolicyFile, policyFile, strayClauses } from './policy-file.ts';
import type { Problem } from './problem.ts';

/** A policy file is written by hand; anything larger is a mistake. */
const MAX_BYTES = 1024 * 1024;

/** The checked policy file, or every problem in it. */
export function readPolicyFile(path: string): PolicyFile | Problem[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [
      {
        name: 'EXPACTI_CONFIG',
        wrong: `cannot read the policy file ${path}`,
        fix: 'Create it with at least channels.approvals and reviewers, or set EXPACTI_CONFIG to its path.',
      },
    ];
  }
  if (Buffer.byteLength(text) > MAX_BYTES) {
    return [
      {
        name: path,
        wrong: 'is larger than 1 MiB',
        fix: 'Check that EXPACTI_CONFIG is the path of the policy file.',
      },
    ];
  }
  return parsePolicyText(text, path);
}

function parsePolicyText(text: string, path: string): PolicyFile | Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      name: `${path}:${lines.linePos(error.pos[0]).line}`,
      wrong: `is not valid YAML: ${error.message}`,
      fix: 'Fix the YAML syntax in this line.',
    }));
  }
  const value = expand(document);
  if (value === null) {
    return [{ name: path, wrong: 'uses more than 100 YAML aliases', fix: 'Write the values out instead.' }];
  }
  const parsed = policyFile.safeParse(value, { error: issueWords });
  const strays = strayClauses(value).map(({ path: name, wrong }) => ({
    name,
    wrong,
    fix: `Use a configured environment, or add this one to environments in ${path}.`,
  }));
  if (parsed.success && strays.length === 0) return parsed.data;
  return [...(parsed.error?.issues ?? []).flatMap((issue) => problemsOf(issue, path)), ...strays];
}

/** A bounded number of aliases keeps a small file from growing into a huge one (the "billion laughs"). */
function expand(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return null;
  }
}

function problemsOf(issue: z.core.$ZodIssue, path: string): Problem[] {
  const where = issue.path.join('.') || path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      name: issue.path.length > 0 ? `${where}.${key}` : key,
      wrong: 'is not a known key',
      fix: `Remove it from ${path} or fix its spelling.`,
    }));
  }
  return [{ name: where, wrong: issue.message, fix: `Fix it in ${path}.` }];
}
