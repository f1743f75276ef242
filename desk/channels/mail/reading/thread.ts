import { parentPort } from 'node:worker_threads';
import { readMail, type ReadMail } from './read.ts';

/** With bytes of their own: a view of a larger buffer would be sent with all of it. */
const alone = (mail: ReadMail) => ({
  ...mail,
  files: mail.files.map((file) => ({ ...file, content: Uint8Array.from(file.content) })),
});

/** Reads one message after the other, in a thread whose memory and time are limited from outside. */
parentPort!.on('message', ({ id, raw }: { readonly id: number; readonly raw: Uint8Array }) => {
  readMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)).then(
    (read) => {
      const mail = alone(read);
      parentPort!.postMessage(
        { id, mail },
        mail.files.map(({ content }) => content.buffer),
      );
    },
    () => parentPort!.postMessage({ id }),
  );
});
