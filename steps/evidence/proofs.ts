export const PROOFS = [
  'The duty manager was called.\n',
  'The duty manager was called.\n',
  'The head of ICT was called.\n',
] as const;
