import { type Domain, readers, rows } from '../effect.ts';

const APT = 'https://manpages.debian.org/stable/apt/apt-get.8.en.html';
const NPM = 'https://docs.npmjs.com/cli/v11/commands';

/** Package managers and build tools: they bring code in and run what it brings. */
export const packages: Domain = {
  name: 'Packages and builds',
  effects: [
    ...readers(APT, ['apt|apt-cache list|show|search|policy|depends', 'dpkg|rpm -l|-L|-s|-S|-q|--list|--status|-qa', 'npm ls|list|view|outdated|version|audit|config|ping|whoami|explain', 'pip|pip3 list|show|freeze|check', 'yarn list|info|why|versions', 'pnpm ls|list|why|outdated']),
    ...rows(APT, [
      ['apt|apt-get|dnf|yum|zypper|apk|pacman|snap|brew remove|purge|autoremove|erase|del|uninstall', 'package-remove', 50, ['infrastructure', 'destructive'], 'Removes software from the machine.'],
      ['apt|apt-get dist-upgrade|full-upgrade', 'package-upgrade-all', 55, ['infrastructure'], 'Upgrades everything, and removes what stands in the way.'],
      ['apt|apt-get|dnf|yum|zypper|apk|snap|brew upgrade|dup', 'package-upgrade', 45, ['infrastructure'], 'Upgrades software of the machine.'],
      ['apt|apt-get|dnf|yum|apk|brew update|clean|autoclean|makecache', 'package-refresh', 5, [], 'Refreshes the list of packages.'],
      ['apt|apt-get|dnf|yum|zypper|apk|pacman|snap|brew|dpkg|rpm|flatpak', 'package-install', 35, ['infrastructure'], 'Installs software as root.'],
    ]),
    ...rows(NPM, [
      ['npm|pnpm|yarn unpublish|deprecate|dist-tag|owner|access', 'package-unpublish', 55, ['deploy', 'destructive'], 'Changes what others get from the registry.'],
      ['npm|pnpm|yarn publish', 'package-publish', 35, ['deploy'], 'Publishes a package.'],
      ['cargo|gem|twine|poetry|uv publish|push|upload|yank', 'package-publish', 35, ['deploy'], 'Publishes a package.', 'https://doc.rust-lang.org/cargo/commands/cargo-publish.html'],
      ['npm|pnpm|yarn|pip|pip3|gem|cargo|go|poetry|pipenv|uv|bundle|composer install|i|ci|add|sync|get|mod|update|fetch|require', 'package-fetch', 15, [], 'Installs packages, which may run code.'],
      ['npx|bunx|pnpx|pipx|uvx', 'package-run', 25, [], 'Runs a package, and downloads it if it is missing.'],
      ['npm|pnpm|yarn test|t|lint|build|format|typecheck', 'project-check', 5, [], 'Checks or builds the project.'],
      ['make|just|task|rake|gradle|mvn|npm|pnpm|yarn|bun|tox|nox|invoke|ant|bazel|go|cargo|gradlew|mvnw|composer', 'project-script', 20, [], "It runs a script of the project's own, which is not seen here."],
    ]),
  ],
  aggravating: rows(NPM, [
    ['npm|pip|pip3|yarn|pnpm ~^(git\\+|https?://)', 'package-from-address', 20, [], 'The package comes from an address, not from the registry.'],
    ['pip|pip3|npm ~^--(index-url|extra-index-url|registry|trusted-host)', 'package-other-registry', 15, [], 'The package comes from another registry.'],
    ['npm|pnpm|yarn|make|just|task|gradle|mvn ~(^|:|-)(deploy|release|migrate|destroy|drop|reset|prod|production|rollback|seed)($|:|-)', 'project-script-name', 20, ['deploy'], 'The name of the script says that it changes something elsewhere.'],
  ]),
  harmless: ['apt|apt-get -s|--simulate|--dry-run|--just-print', 'npm|pnpm|cargo|pip install|i|ci|publish|pack|uninstall|update --dry-run', 'npm|pnpm|yarn|cargo|pip . --help|--version', 'make|just -n|--dry-run|--just-print|--version'],
};
