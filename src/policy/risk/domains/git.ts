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
      ['git push --force-with-lease|--force-if-includes', 'git-push-lease', 35, ['destructive'], 'Overwrites the branch, where nobody else has pushed.'],
      ['git push -d|--delete', 'git-push-delete', 45, ['destructive'], 'Deletes a branch or tag that others use.'],
      ['git push ~^:', 'git-push-delete', 45, ['destructive'], 'Deletes a branch or tag that others use.'],
      ['git push', 'git-push', 15, ['deploy'], 'Publishes commits.'],
    ]),
    ...rows(GIT, [
      ['git filter-branch|filter-repo', 'git-rewrite', 50, ['destructive'], 'Rewrites the whole history.'],
      ['git reset --hard', 'git-reset-hard', 30, ['destructive'], 'Discards uncommitted work.'],
      ['git clean -f|--force', 'git-clean', 30, ['destructive'], 'Removes files that are not tracked.'],
      ['git branch -D|-d|--delete', 'git-branch-delete', 20, ['destructive'], 'Deletes a branch.'],
      ['git tag -d|--delete|-f|--force', 'git-tag-move', 20, ['destructive'], 'Deletes or moves a tag.'],
      ['git reflog expire|delete', 'git-reflog', 35, ['destructive'], 'Removes what would restore lost commits.'],
      ['git update-ref|gc|prune', 'git-objects', 25, ['destructive'], 'Changes references or removes objects.'],
      ['git branch|tag|remote|stash|worktree|config !-d|-D|-m|-M ~^(add|set-url|rename|remove|pop|drop|apply|clear)$', 'git-local', 10, [], 'Changes the local repository.'],
    ]),
    ...readers(GIT, ['git status|log|diff|show|blame|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|cat-file|grep|shortlog|name-rev|merge-base|for-each-ref|version|help|count-objects', 'git branch|tag|remote|stash|worktree ~^(-a|-v|-vv|-l|-r|--list|list|show|get-url|--show-current|--contains)']),
    ...rows(GIT, [
      ['git fetch|pull|clone|checkout|switch|restore|merge|rebase|commit|add|mv|rm|cherry-pick|revert|submodule|stash|branch|tag|remote|worktree|config|init|am|apply|bisect|reset|clean', 'git-local', 10, [], 'Changes the local repository.'],
      ['git', 'git-other', 20, [], 'A git command we do not know.'],
      ['gh|glab pr|mr|issue|run|workflow|release|repo|api|secret', 'forge', 25, ['deploy'], 'Acts on the code host.'],
    ]),
  ],
  aggravating: rows(PUSH, [
    ['git push --no-verify', 'git-no-verify', 10, [], 'Skips the hooks that check.'],
    ['gh|glab delete|archive|merge', 'forge-delete', 25, ['destructive'], 'Deletes or merges on the code host.'],
    ['gh repo delete', 'forge-repo-delete', 50, ['destructive'], 'Deletes a repository.'],
    ['gh secret', 'forge-secret', 20, ['access'], 'Changes secrets of the code host.'],
  ]),
  harmless: ['git push|clean|add|commit|rm -n|--dry-run', 'git fetch --dry-run', 'git --help|--version|-h'],
};
