/** Whether an `If-Match` or `If-None-Match` names `etag`: one of a list, or `*` for any. A weak tag is never the same (RFC 9110 §13.1.1). */
export const namesTag = (header: string, etag: string): boolean =>
  header
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag === etag);
