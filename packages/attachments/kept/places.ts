/** Where a file is put by who sends it, before it was looked into. */
export const sentKey = ({ id }: { id: string }): string => `uploads/${id}`;

/**
 * Where a file is kept once it was looked into: named by its content, so that nothing else can stand for it, and by its id,
 * so that removing it takes nobody else's.
 */
export const keptKey = ({ hash, id }: { hash: string; id: string }): string => `attachments/${hash}/${id}`;
