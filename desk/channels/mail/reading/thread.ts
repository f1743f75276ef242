import { parentPort } from 'node:worker_threads';
import { readMail, type ReadMail } from './read.ts';

/** Copies the bytes: posting a view would transfer the whole underlying buffer. */
const alone = (mail: ReadMail) => ({
  ...mail,
  files: mail.files.map((file) => ({ ...file, content: Uint8Array.from(file.content) })),
});

/** Reads messages one after the other, in a thread whose memory and time are limited by its parent. */
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
