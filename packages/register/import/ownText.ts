/**
 * The same text, not as a slice of a larger one: what is cut from a file's text would keep 64 KB of it in memory as long as
 * it lives.
 */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
