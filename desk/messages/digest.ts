/** The mail of a warning digest: a single warning reads as a mail about its incident, several as a list by due time. Pure. */
export function warningDigest(
  name: string,
  warnings: readonly { readonly subject: string; readonly text: string }[],
): { readonly subject: string; readonly text: string } {
  const [first] = warnings;
  const list = warnings.map(({ text }) => text);
  return first && warnings.length === 1
    ? { subject: first.subject, text: `${name},\n\n${first.text}\n` }
    : {
        subject: `Escalation: ${warnings.length} warnings`,
        text: [`${name},`, `${warnings.length} warnings of the escalation plan, in the order in which they fell due:`, ...list]
          .join('\n\n')
          .concat('\n'),
      };
}
