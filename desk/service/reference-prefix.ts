export { useReferencePrefix } from '../store/index.ts';
