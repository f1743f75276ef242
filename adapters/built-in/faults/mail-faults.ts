import type { Wiring } from '../../../desk/index.ts';

export const replyOpensAnother = (): Wiring => (parts) => ({
  ...parts,
  parseMail: async (raw) => {
    const mail = await parts.parseMail(raw);
    return { ...mail, inReplyTo: null, references: [], subject: mail.subject.replace(/\[INC-\d+\]\s*/g, '') };
  },
});

export const cutFax = (): Wiring => (parts) => ({
  ...parts,
  parseMail: async (raw) => {
    const mail = await parts.parseMail(raw);
    const attachments = mail.attachments.map((file) =>
      mail.fax ? { ...file, content: file.content.subarray(0, file.content.length >> 1) } : file,
    );
    return { ...mail, attachments };
  },
});
