import picocolors from 'picocolors';
import { realTime } from './index.ts';

/** Where progress goes: a terminal gets bars that move, anything else plain lines. */
export interface Progress {
  /** A line of the stage: `done` ends it with its figures. */
  readonly phase: (name: string) => Phase;
  readonly say: (text: string) => void;
  readonly colour: ReturnType<typeof picocolors.createColors>;
}
export interface Phase {
  readonly at: (done: number, total: number) => void;
  readonly note: (text: string) => void;
  readonly done: (text: string) => void;
}

const BAR = 40;
const NAME = 10;

export function progressTo(stream: NodeJS.WriteStream): Progress {
  const tty = stream.isTTY;
  const colour = picocolors.createColors(tty ? !process.env['NO_COLOR'] : false);
  return {
    colour,
    say: (text) => void stream.write(`${tty ? '\r\u001b[K' : ''}${text}\n`),
    phase(name) {
      const started = realTime.elapsedMs();
      const seconds = () => ((realTime.elapsedMs() - started) / 1000).toFixed(1);
      const label = ` ${name.padEnd(NAME)}`;
      let lastTold = started;
      // A line that wraps would not be overwritten by the next: everything is cut to the width of the terminal.
      const room = () => Math.max(0, (stream.columns || 80) - label.length - 1);
      const line = (text: string, paint: (text: string) => string = (plain) => plain) =>
        stream.write(`\r\u001b[K${label}${paint(text.slice(0, room()))}`);
      if (tty) line('…', colour.dim);
      return {
        at(done, total) {
          const counts = ` ${done}/${total}`;
          const width = Math.max(0, Math.min(BAR, room() - counts.length));
          const filled = total ? Math.min(width, Math.round((done / total) * width)) : 0;
          if (tty) line(`${'█'.repeat(filled)}${'░'.repeat(width - filled)}${counts}`, colour.cyan);
          else if (realTime.elapsedMs() - lastTold > 10_000) {
            lastTold = realTime.elapsedMs();
            stream.write(`${label}${done}/${total} after ${seconds()} s\n`);
          }
        },
        note(text) {
          if (tty) line(text, colour.dim);
          else stream.write(`${label}${text}\n`);
        },
        done(text) {
          const took = `${seconds().padStart(6)} s`;
          const width = Math.max(0, Math.min(72, room() - took.length));
          if (tty) stream.write(`\r\u001b[K${label}${text.padEnd(width)}${colour.dim(took)}\n`);
          else stream.write(`${label}${text.padEnd(72)}${took}\n`);
        },
      };
    },
  };
}

/** Says nothing: for runs inside tests. */
export const silent: Progress = {
  colour: picocolors.createColors(false),
  say: () => undefined,
  phase: () => ({ at: () => undefined, note: () => undefined, done: () => undefined }),
};
