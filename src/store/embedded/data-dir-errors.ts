/** Another process has the data folder open. */
export class DataDirInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Another expacti process has ${dataDir} open. Stop it, set EXPACTI_DATA_DIR to another folder, or set DATABASE_URL to run several processes.`,
    );
    this.name = 'DataDirInUse';
  }
}

/** The data folder cannot be created, written or locked. */
export class DataDirUnusable extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(
      `EXPACTI_DATA_DIR: cannot use ${dataDir}: ${words(cause)}. Set it to a folder on a local disk that this user can write.`,
      { cause },
    );
    this.name = 'DataDirUnusable';
  }
}

/** What is in the data folder is not a database, is damaged, or belongs to another version of PostgreSQL. */
export class DataDirUnreadable extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(
      `Cannot open the embedded database in ${dataDir}: ${words(cause)}. Restore the folder from a backup, or set EXPACTI_DATA_DIR to another folder.`,
    );
    this.name = 'DataDirUnreadable';
  }
}

function words(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
