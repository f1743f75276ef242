/** An object that behaves as `of` does but for some members. A copy by spreading would lose what is itself made this way. */
export const overriding = <T extends object>(of: T, members: Partial<T>): T =>
  Object.create(of, Object.getOwnPropertyDescriptors(members)) as T;
