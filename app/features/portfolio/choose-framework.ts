/** The framework asked for; otherwise the newest one in use that can be passed, for that is what all are led to. */
export function frameworkOf(choices: readonly { framework: string; passable: boolean }[], asked: string): string {
  if (asked === 'all' || choices.some((each) => each.framework === asked)) return asked;
  return (choices.find((each) => each.passable) ?? choices[0])?.framework ?? 'cyfun2025';
}
