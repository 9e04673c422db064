/** A secret in a text: `end` is exclusive, in UTF-16 code units. */
export interface Found {
  start: number;
  end: number;
  /**
   * The name of the variable that holds it, if it is the value of one: what runs may then insert it under that name.
   */
  variable?: string;
  /** Whether a program could read it as more than a value: then it may only be shown. */
  isDoubtful?: boolean;
}

/** A secret in one of a command's arguments. */
export interface FoundInArgument extends Found {
  /** The argument's place, 0 for the first behind the program's name. */
  argument: number;
}
