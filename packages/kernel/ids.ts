import { monotonicFactory } from 'ulid';

/** Gives the time; injected so that tests own it. */
export type Clock = () => Date;

/** `n` bytes nobody can predict; injected so that tests and rehearsals own them. */
export type RandomBytes = (n: number) => Uint8Array;

const monotonic = monotonicFactory();

/** A new ULID: 26 characters, sorted by time of making, ascending within one process. */
export const newId = (at: Date = new Date()): string => monotonic(at.getTime());

export const idPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
