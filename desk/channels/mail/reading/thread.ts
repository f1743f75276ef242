import { readMail, type ReadMail } from './read.ts';
import { answerWork, asBuffer, bytesAlone } from '../../../../kernel/index.ts';

/** Reads messages, in a thread whose memory and time are limited by its parent. */
answerWork<ReadMail>(async (raw: Uint8Array) => {
  const mail = await readMail(asBuffer(raw));
  const files = mail.files.map((file) => ({ ...file, content: asBuffer(bytesAlone(file.content)) }));
  return { answer: { ...mail, files }, transfer: files.map(({ content }) => content.buffer as ArrayBuffer) };
});
