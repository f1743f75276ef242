/** What both ends of a trouble ticket share: TMF621 v4 with TMF630's queries, and MEF 124's behaviour. Pure. */
export * from './append-only.ts';
export * from './attributes.ts';
export * from './body.ts';
export * from './error.ts';
export * from './etag.ts';
export * from './event.ts';
export * from './fields.ts';
export * from './filter.ts';
export * from './hub.ts';
export * from './json.ts';
export * from './merge-patch.ts';
export * from './paging.ts';
export * from './query.ts';
export * from './status.ts';
