/** Whether an `If-Match` or `If-None-Match` header matches `etag`: as one of a list, or by `*`. A weak tag never matches (RFC 9110 §13.1.1). */
export const namesTag = (header: string, etag: string): boolean =>
  header
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag === etag);
