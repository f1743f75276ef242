import { readsPassage } from './read-document/index.ts';
import { findPassage, PASSAGE_REMOVED, replacedInBytes, withoutPassage } from '../../kernel/index.ts';

const isText = (mediaType: string) => /^text\//i.test(mediaType);

interface Given {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
export interface WithoutPassage {
  readonly name: string;
  readonly content: Buffer;
  /** The content lost the passage. */
  readonly isRewritten: boolean;
  /** The content holds it, and nothing can be removed from it. */
  readonly holdsIt: boolean;
}

/** A file without a passage: in a text the words are replaced; a PDF and an office document are read, and left as they are. */
export async function fileWithoutPassage({ name: given, mediaType, content }: Given, passage: string): Promise<WithoutPassage> {
  const name = withoutPassage(given, passage);
  if (!isText(mediaType))
    return { name, content, isRewritten: false, holdsIt: await readsPassage({ mediaType, content }, passage) };
  const left = replacedInBytes(
    content,
    (text) => findPassage(text, passage),
    () => PASSAGE_REMOVED,
  );
  return { name, content: Buffer.from(left.content), isRewritten: left.count > 0, holdsIt: false };
}
