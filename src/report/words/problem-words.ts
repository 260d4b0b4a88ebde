/** What a problem is, and what to do about it. */
export interface ProblemText {
  readonly what: string;
  readonly todo?: string;
}
