export type { LogEntry, LogEntryOf, LogEntryType, LoggedEntry } from './entries/entry.ts';
export { mostEntryBytes } from './entries/entry.ts';
export { appendEntries, type Entries, logSize, nextEntries } from './keeping/append.ts';
export { logEntries } from './keeping/read.ts';
