/** Addresses that a question's pages link to: a feature does not make addresses, its routes do. */
export interface QuestionLinks {
  municipality: string;
  checklists: string;
  checklist: string;
  /** The table of all questions, at the row of this one. */
  grid: string;
  self: string;
  autosave: string;
  /** Where last year's answer is confirmed. */
  confirm: string;
  previous: string | null;
  next: string | null;
  evidence: string;
  /** Questions of other checklists, by `checklist/code`. */
  elsewhere: Readonly<Record<string, string>>;
  /** The page on which an entity differs, by its number. */
  exceptions: Readonly<Record<number, string>>;
  /** The download of a piece of evidence, by its number; last year's too. */
  files: Readonly<Record<number, string>>;
}
