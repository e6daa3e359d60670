import { atOnce, defineEntity } from '@mingcha/store';

/** How many entries a city's log has been given, and when the last. Read and written with each of them. */
export type LogCounter = {
  size: number;
  /** Of the last entry: no later one is earlier. */
  at: string;
  /** Why nothing may be added, where the log has stopped. */
  stopped?: LogStop;
};

/** What made the log stop; `detail` says it in Chinese, with what a person must do. */
export type LogStop = { code: string; detail: string; since: string };

export const logCounterEntity = defineEntity<LogCounter>()({
  name: 'LOGSIZE',
  key: () => ({ partition: [], sort: ['last'] }),
});

/** An entry as it waits for the sequencer, and for good: `index` is its leaf in the tree, `text` what is hashed. */
export type LogItem = { index: number; text: string };

export const logItemEntity = defineEntity<LogItem>()({
  name: 'LOGENTRY',
  key: (of: { index: number }) => ({ partition: [], sort: [of.index] }),
  due: () => atOnce,
});

/** The newest head that the log has signed, and who it is. Moved by compare-and-set. */
export type LogHead = {
  /** The log's name, fixed when it was made. */
  origin: string;
  /** The key that it is verified with, as text. */
  vkey: string;
  size: number;
  /** In hex. */
  root: string;
  /** The signed checkpoint. */
  note: string;
  at: string;
};

export const logHeadEntity = defineEntity<LogHead>()({
  name: 'LOGHEAD',
  key: () => ({ partition: [], sort: ['last'] }),
});

/** A checkpoint that was signed; stays for ever. */
export type LogSigned = { size: number; note: string; at: string };

export const logSignedEntity = defineEntity<LogSigned>()({
  name: 'LOGSIGNED',
  key: (of: { size: number }) => ({ partition: [], sort: [of.size] }),
});
