/** Of which problems the admins were told last, whichever process told them. */
export interface PeopleChecks {
  /**
   * Lets one caller tell the admins until `until`; false if they were told the same, or while another one may.
   * @param isWell whether there is no problem: that is told only after there was one.
   */
  claim(sha256: string, isWell: boolean, now: Date, until: Date): Promise<boolean>;
  told(sha256: string, at: Date): Promise<void>;
}
