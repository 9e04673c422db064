import type { Assignment } from '../command.ts';
import { literalOf } from '../word.ts';

/**
 * Variables that steer how the shell or other programs run: setting one can make a harmless command run something
 * else. Names from the manuals of bash, ld.so, git, less, Perl, Python, Ruby, Node.js, Java, make, npm, sudo, rsync, psql.
 */
const NAMES = new Set(
  `PATH IFS ENV CDPATH HOME SHELL SHELLOPTS BASHOPTS PS0 PS1 PS2 PS4 PROMPT_COMMAND GLOBIGNORE EXECIGNORE FUNCNEST
   HISTFILE HISTCONTROL INPUTRC TMOUT POSIXLY_CORRECT PAGER EDITOR VISUAL FCEDIT BROWSER LESS LESSOPEN LESSCLOSE LESSKEY
   GCONV_PATH LOCPATH NLSPATH HOSTALIASES RES_OPTIONS TERMINFO TERMCAP XDG_CONFIG_HOME XDG_CONFIG_DIRS
   MAKEFLAGS MAKEFILES MFLAGS CC CXX LD JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH
   RUBYOPT RUBYLIB PERL5OPT PERL5LIB PERL5DB PERLLIB NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS PHPRC PHP_INI_SCAN_DIR
   SUDO_ASKPASS SUDO_EDITOR SSH_ASKPASS RSYNC_RSH CVS_RSH SVN_SSH SVN_EDITOR PSQLRC PSQL_EDITOR PSQL_PAGER
   PGSERVICEFILE PGSYSCONFDIR MYSQL_PS1 ANSIBLE_CONFIG VAGRANT_CWD AWS_CONFIG_FILE CURL_HOME WGETRC TAR_OPTIONS
   GZIP ZIPOPT UNZIP XZ_OPT ZSTD_CLEVEL GREP_OPTIONS TAPE LOADLIBRARY BASH_ENV TEXTDOMAIN TEXTDOMAINDIR
   OPENSSL_CONF OPENSSL_ENGINES OPENSSL_MODULES GLIBC_TUNABLES GNUPGHOME KRB5_CONFIG SASL_PATH AWKPATH AWKLIBPATH BC_ENV_ARGS
   DC_ENV_ARGS JQ_LIBRARY_PATH MANPAGER MANOPT VIMINIT EXINIT EMACSLOADPATH HGRCPATH HGEDITOR HGMERGE RUSTC RUSTDOC CPP AR AS
   FC RIPGREP_CONFIG_PATH DIFF_OPTIONS SSLKEYLOGFILE PYTEST_ADDOPTS PYTEST_PLUGINS`
    .trim()
    .split(/\s+/),
);

const PREFIXES = /^(?:LD_|DYLD_|BASH_|GIT_|PYTHON|npm_config_|NPM_CONFIG_|COMP_|LUA_|FZF_|ERL_)/;
const SUFFIXES = /(?:_PAGER|_EDITOR|_ASKPASS|_PRELOAD)$/;

/**
 * Variables whose new value bash evaluates as arithmetic, or handles in a way of its own: `RANDOM='a[$(reboot)]'` runs
 * reboot, in every form of assignment, those of loops and builtins included. Tried one by one with bash 5.2.
 */
const EVALUATED = new Set(
  'RANDOM SRANDOM OPTIND HISTCMD SECONDS LINENO BASHPID EPOCHSECONDS EPOCHREALTIME GROUPS DIRSTACK FUNCNAME'.split(
    ' ',
  ),
);

/** Counters that scripts reset: a number in such an assignment is only a number. */
const COUNTERS = new Set(['SECONDS', 'OPTIND']);

/** Whether a variable of this name steers programs, or bash evaluates what it is set to: no rule allows the assignment. */
export function steersPrograms(name: string): boolean {
  return NAMES.has(name) || PREFIXES.test(name) || SUFFIXES.test(name) || EVALUATED.has(name);
}

/** Whether this is `SECONDS=0` or the like. */
export function resetsCounter({ name, values, isArray, append }: Assignment): boolean {
  return COUNTERS.has(name) && !isArray && !append && /^\d{1,9}$/.test(literalOf(values[0]) ?? '');
}
