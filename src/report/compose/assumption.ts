/** What the numbers rest on; said in words, because a number without it is a promise too much. */
export interface Assumption {
  readonly kind: string;
  readonly message: string;
}
