/**
 * Makes a thing when it is called, and gives it to all who ask for it later. A failure is not kept: the next caller has
 * it made anew, so that one bad moment of a cold start does not spoil the sandbox for as long as it lives.
 */
export function kept<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  const get = (): Promise<T> => {
    if (made) return made;
    const making = make();
    made = making;
    making.catch(() => {
      made = undefined;
    });
    return making;
  };
  get().catch(() => undefined);
  return get;
}
