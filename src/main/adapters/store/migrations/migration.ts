// One step in the history of the database's shape. Its SQL is frozen text: released ones never change.

export type Migration = {
  /** In tens, rising; becomes the database's user_version. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
};
