export { readingsToReview } from './list.ts';
export { accessReviews, closeItem } from './register.ts';
export type * from './types.ts';
