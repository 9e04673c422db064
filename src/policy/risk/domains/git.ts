import { type Domain, readers, rows } from '../effect.ts';

const GIT = 'https://git-scm.com/docs';
const PUSH = 'https://git-scm.com/docs/git-push';

/** Version control: what others lose when history is rewritten. */
export const git: Domain = {
  name: 'Git',
  effects: [
    ...rows(PUSH, [
      ['git push -f|--force|--mirror|--prune', 'git-push-force', 45, ['destructive'], 'A forced push overwrites what others have pushed.'],
      ['git push ~^\\+', 'git-push-force', 45, ['destructive'], 'A forced push overwrites what others have pushed.'],
      ['git push --force-with-lease|--force-if-includes', 'git-push-lease', 35, ['destructive'], 'It overwrites the branch, where nobody else has pushed.'],
      ['git push -d|--delete', 'git-push-delete', 45, ['destructive'], 'It deletes a branch or tag that others use.'],
      ['git push ~^:', 'git-push-delete', 45, ['destructive'], 'It deletes a branch or tag that others use.'],
      ['git push', 'git-push', 15, ['deploy'], 'It publishes commits.'],
    ]),
    ...rows(GIT, [
      ['git filter-branch|filter-repo', 'git-rewrite', 50, ['destructive'], 'It rewrites the whole history.'],
      ['git reset --hard', 'git-reset-hard', 30, ['destructive'], 'It throws uncommitted work away.'],
      ['git clean -f|--force', 'git-clean', 30, ['destructive'], 'It removes files that are not tracked.'],
      ['git branch -D|-d|--delete', 'git-branch-delete', 20, ['destructive'], 'It deletes a branch.'],
      ['git tag -d|--delete|-f|--force', 'git-tag-move', 20, ['destructive'], 'It deletes or moves a tag.'],
      ['git reflog expire|delete', 'git-reflog', 35, ['destructive'], 'It removes what would restore lost commits.'],
      ['git update-ref|gc|prune', 'git-objects', 25, ['destructive'], 'It changes references or removes objects.'],
      ['git branch|tag|remote|stash|worktree|config !-d|-D|-m|-M ~^(add|set-url|rename|remove|pop|drop|apply|clear)$', 'git-local', 10, [], 'It changes the local repository.'],
    ]),
    ...readers(GIT, ['git status|log|diff|show|blame|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|cat-file|grep|shortlog|name-rev|merge-base|for-each-ref|version|help|count-objects', 'git branch|tag|remote|stash|worktree ~^(-a|-v|-vv|-l|-r|--list|list|show|get-url|--show-current|--contains)']),
    ...rows(GIT, [
      ['git fetch|pull|clone|checkout|switch|restore|merge|rebase|commit|add|mv|rm|cherry-pick|revert|submodule|stash|branch|tag|remote|worktree|config|init|am|apply|bisect|reset|clean', 'git-local', 10, [], 'It changes the local repository.'],
      ['git', 'git-other', 20, [], 'A git command that is not in this table.'],
      ['gh|glab pr|mr|issue|run|workflow|release|repo|api|secret', 'forge', 25, ['deploy'], 'It acts on the code forge.'],
    ]),
  ],
  aggravating: rows(PUSH, [
    ['git push --no-verify', 'git-no-verify', 10, [], 'It skips the hooks that check.'],
    ['gh|glab delete|archive|merge', 'forge-delete', 25, ['destructive'], 'It deletes or merges on the forge.'],
    ['gh repo delete', 'forge-repo-delete', 50, ['destructive'], 'It deletes a repository.'],
    ['gh secret', 'forge-secret', 20, ['access'], 'It changes secrets of the forge.'],
  ]),
  harmless: ['git push|clean|add|commit|rm -n|--dry-run', 'git fetch --dry-run', 'git --help|--version|-h'],
};
