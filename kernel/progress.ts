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
    say: (text) => void stream.write(`${text}\n`),
    phase(name) {
      const started = realTime.elapsedMs();
      const seconds = () => ((realTime.elapsedMs() - started) / 1000).toFixed(1);
      const label = ` ${name.padEnd(NAME)}`;
      let lastTold = started;
      const line = (text: string) => stream.write(`\r\u001b[K${label}${text}`);
      if (tty) line(colour.dim('…'));
      return {
        at(done, total) {
          const filled = total ? Math.round((done / total) * BAR) : 0;
          if (tty) line(`${colour.cyan('█'.repeat(filled))}${colour.dim('░'.repeat(BAR - filled))} ${done}/${total}`);
          else if (realTime.elapsedMs() - lastTold > 10_000) {
            lastTold = realTime.elapsedMs();
            stream.write(`${label}${done}/${total} after ${seconds()} s\n`);
          }
        },
        note(text) {
          if (tty) line(colour.dim(text));
          else stream.write(`${label}${text}\n`);
        },
        done(text) {
          const padded = text.padEnd(72);
          if (tty) line(`${padded}${colour.dim(`${seconds().padStart(6)} s`)}\n`);
          else stream.write(`${label}${padded}${seconds().padStart(6)} s\n`);
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
