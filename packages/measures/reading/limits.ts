const MB = 2 ** 20;

/** What the reading of one notice may take, and what may wait for it; times in ms. */
export const readingLimits = {
  /** Of the processor: that of the whole process, since threads are not told apart. */
  mostCpu: 6_000,
  /** From when the thread takes it up, where others have the processor. */
  mostTime: 20_000,
  /** Notices that wait for the thread, and how long one does. */
  mostWaiting: 20,
  longestWait: 12_000,
  /** A thread without work ends after so long and gives its memory back. */
  idleTime: 30_000,
} as const;

/** The thread's heap; what lies outside of it is bounded by `mostUnpacked`. */
export const heapLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 } as const;

/** Bytes that one notice may unpack to, all of its parts and all copies of them together. */
export const mostUnpacked = 128 * MB;

/** UTF-16 units of a text that are read in less time than a thread takes to start. */
export const shortText = 4_000;
