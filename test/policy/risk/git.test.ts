import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Git and the forge: score, level, what counts, and categories.
test.each([
  ['git push origin main --force', '45 medium git-push-force: destructive'],
  ['git push -f', '45 medium git-push-force: destructive'],
  ['git push origin +main', '45 medium git-push-force: destructive'],
  ['git push origin :old', '45 medium git-push-delete: destructive'],
  ['git push --delete origin old', '45 medium git-push-delete: destructive'],
  ['git push --force-with-lease', '35 medium git-push-lease: destructive'],
  ['git push -fn', '0 low : read-only'],
  ['git -C /srv/app push --force', '45 medium git-push-force: destructive'],
  ['git push', '15 low git-push: deploy'],
  ['git push --force --no-verify', '55 high git-push-force+git-no-verify: destructive'],
  ['git reset --hard HEAD~1', '30 medium git-reset-hard: destructive'],
  ['git clean -fdx', '30 medium git-clean: destructive'],
  ['git clean -n', '0 low : read-only'],
  ['git branch -D old', '20 low git-branch-delete: destructive'],
  ['git branch -a', '0 low : read-only'],
  ['git filter-branch --all', '80 critical git-rewrite+opaque: destructive'],
  ['git status', '0 low : read-only'],
  ['git log --oneline -5', '0 low : read-only'],
  ['git pull --ff-only', '10 low git-local: '],
  ['git checkout v42', '10 low git-local: '],
  ['git rebase -i main', '40 medium interactive-shell: access'],
  ['git frobnicate', '20 low git-other: '],
  ['gh pr merge 12', '25 medium forge: deploy'],
  ['gh repo delete acme/api', '75 critical forge-repo-delete+forge: deploy, destructive'],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
