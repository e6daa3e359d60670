const MB = 2 ** 20;

/** What the reading of one file may take, and what may wait for it; times in ms. */
export const readingLimits = {
  /** Of the processor. */
  mostCpu: 6_000,
  /** From when the process takes the file up, where others have the processor. */
  mostTime: 20_000,
  /** Files that wait for the process, and how long one does. */
  mostWaiting: 20,
  longestWait: 12_000,
  /** A process without work ends after so long and gives its memory back. */
  idleTime: 30_000,
} as const;

/** The heap of a process that reads; what lies outside of it is bounded by `mostUnpacked`. */
export const heapLimits = { oldGenerationMb: 192, semiSpaceMb: 8 } as const;

/** Bytes that one file may unpack to, all of its parts together. */
export const mostUnpacked = 128 * MB;
