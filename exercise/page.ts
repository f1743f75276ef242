import MarkdownIt from 'markdown-it';
import { isCorrect } from './major-incident.ts';
import { answered, describeMajorIncident, drillTitle, summaryOf, timesOf } from './print.ts';
import type { ExerciseRecord } from './types.ts';

/** Escapes the bar, which would end the cell. */
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** The exercise record in Markdown. Its first and last lines name the kind of exercise. */
export function markdownOf(record: ExerciseRecord): string {
  const { standard, took } = record;
  const times = timesOf(record);
  const written = times.dayStamp;
  const live = record.mode !== 'SIMULATED';
  return [
    `# ${record.heading}`,
    '',
    `**${summaryOf(record)}** ${record.worth}`,
    '',
    '## What was exercised',
    '',
    `- Plan: ${standard.document} of ${standard.id} ${standard.version}, SHA-256 ${standard.digest}`,
    `- Desk: ${record.desk}${record.faults.length ? `, with the faults ${record.faults.join(', ')}` : ''}`,
    `- Held on ${written(record.exercisedAt)} ${times.at(record.exercisedAt).year} (${times.place}), in ${took.realSeconds} s of real time`,
    ...(took.within === null
      ? []
      : [`- Each drill ran for ${took.within} after its opening; notifications due later were left out: ${took.leftOut}`]),
    `- Drills open from ${written(record.from)} ${times.at(record.from).year} on; seed ${record.seed}`,
    '- Evidence: what the simulated telephones and mailboxes received, never the record of the desk',
    '',
    '## Actions',
    '',
    ...record.actions.map((action, i) => `${i + 1}. ${action}`),
    '',
    '## Drill by drill',
    ...record.drills.flatMap((drill) => [
      '',
      `### ${drillTitle(drill, written)}`,
      '',
      ...(drill.failure === null ? [] : [`The drill did not run to its end: ${drill.failure}`, '']),
      row('Step', 'Channel', 'Who', 'Planned', 'Came', 'Outcome', ...(live ? ['Answer'] : [])),
      `|${'---|'.repeat(live ? 7 : 6)}`,
      ...drill.steps.map((step) =>
        row(
          step.step,
          step.channel,
          step.name === step.title ? step.title : `${step.title} (${step.name})`,
          written(step.planned),
          step.at.map((at) => written(at)).join(' and ') || '–',
          step.outcome === 'reached' ? 'reached' : `**${step.outcome}**`,
          ...(live ? [answered(step)] : []),
        ),
      ),
      ...(drill.command === null
        ? []
        : [
            '',
            isCorrect(drill.command)
              ? describeMajorIncident(drill.command, written)
              : `**${describeMajorIncident(drill.command, written)}**`,
          ]),
      ...(drill.unplanned.length ? ['', 'Matched by no step of the plan:', ''] : []),
      ...drill.unplanned.map(({ channel, to, at }) => `- ${channel} to ${to} at ${written(at)}`),
    ]),
    '',
    `${record.mode}: ${record.worth}`,
    '',
  ].join('\n');
}

/** The same record as a self-contained page. */
export function htmlOf(record: ExerciseRecord): string {
  const body = new MarkdownIt({ html: false, linkify: false }).render(markdownOf(record));
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${record.mode} exercise of the escalation plan</title>
<style>
body{margin:0 auto;max-width:64rem;padding:1rem 1.5rem 3rem;color:#212b32;font:1rem/1.5 Frutiger,"Segoe UI",Arial,sans-serif;overflow-wrap:break-word}
h1{font-size:1.5rem;border:4px solid #b3140b;padding:.6rem .9rem}h2{font-size:1.3rem}h3{font-size:1.06rem;margin-bottom:.3rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #d8dde0}
td strong{color:#b3140b}
</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
