import { readOffice } from './office.ts';
import type { DocumentText } from '../../domain/documents/finding.ts';
import { answerWork, asBuffer } from '../../../kernel/index.ts';

/** Reads office documents, in a thread whose memory and time are limited by its parent. */
answerWork<DocumentText>(async (bytes: Uint8Array) => ({ answer: await readOffice(asBuffer(bytes)) }));
