import { realTime, Refusal } from '../../../kernel/index.ts';

/** Room for an attachment of 5 MB in base64, and another. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
/** Limit for all messages together that are arriving or still being handled. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Cuts off a sender who sends too slowly. Real time, because it concerns sockets and not the desk's clock. */
const SLOWEST_MESSAGE_MS = 300_000;

/** Chunks accepted from all clients in one turn of the event loop, so that other requests are served in between. */
const CHUNKS_A_TURN = 4;

interface Unfinished {
  chunks: Buffer[];
  size: number;
  dropped: 'too-large' | 'no-room' | 'too-slow' | null;
}

const refusal = (dropped: Exclude<Unfinished['dropped'], null>): Refusal =>
  dropped === 'too-large'
    ? new Refusal('invalid', 'The message is larger than 16 MB. Send smaller attachments.', 413)
    : new Refusal('busy', 'The desk has no room for this message just now. Send it again later.', 503);

/**
 * Messages that are arriving, within a limit for all of them. When there is no room, the largest unfinished one is dropped, so a
 * client that opens many and finishes none blocks nobody.
 */
export function unfinishedMail(maxBytes = MAX_BYTES) {
  const growing = new Set<Unfinished>();
  let left = CHUNKS_A_TURN;
  let nextTurn: Promise<void> | null = null;
  /** A message that is not read applies back-pressure: its socket takes no more from the client. */
  const itsTurn = async (): Promise<void> => {
    while (left === 0) {
      nextTurn ??= new Promise((resolve) => {
        setImmediate(() => {
          left = CHUNKS_A_TURN;
          nextTurn = null;
          resolve();
        });
      });
      await nextTurn;
    }
    left--;
  };
  let held = 0;
  const drop = (message: Unfinished, why: Unfinished['dropped']) => {
    message.dropped ??= why;
    held -= message.size;
    message.chunks = [];
    message.size = 0;
  };
  const makeRoom = () => {
    while (held > maxBytes) {
      const largest = [...growing].reduce((most, each) => (each.size > most.size ? each : most));
      if (largest.size === 0) return;
      drop(largest, 'no-room');
    }
  };
  return {
    held: () => held,
    /** Passes the whole message to `work` and frees its room afterwards. The rest of a dropped message is read and discarded. */
    async read<T>(stream: AsyncIterable<Buffer>, work: (raw: Buffer) => Promise<T>): Promise<T> {
      const message: Unfinished = { chunks: [], size: 0, dropped: null };
      growing.add(message);
      const stop = realTime.after(SLOWEST_MESSAGE_MS, () => drop(message, 'too-slow'));
      try {
        for await (const chunk of stream) {
          await itsTurn();
          if (message.dropped !== null) continue;
          message.chunks.push(chunk);
          message.size += chunk.length;
          held += chunk.length;
          if (message.size > MAX_MESSAGE_BYTES) drop(message, 'too-large');
          makeRoom();
        }
        growing.delete(message);
        if (message.dropped !== null) throw refusal(message.dropped);
        const raw = Buffer.concat(message.chunks);
        message.chunks = [];
        return await work(raw);
      } finally {
        stop();
        growing.delete(message);
        held -= message.size;
      }
    },
  };
}
