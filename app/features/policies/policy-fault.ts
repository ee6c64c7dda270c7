/** One thing that is wrong in a policy document, at its line (counted from 1). */
export interface Fault {
  line: number;
  text: string;
}

/** A policy document that is not served, with every fault as `file:line: what`. */
export class PolicyFault extends Error {
  constructor(
    readonly file: string,
    readonly faults: readonly Fault[],
  ) {
    super(faults.map(({ line, text }) => `${file}:${line}: ${text}`).join('\n'));
    this.name = 'PolicyFault';
  }
}
