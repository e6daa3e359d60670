/** A problem of a definition: the JSON pointer of the place, and a Chinese text that says what to do. */
export type DefinitionProblem = { pointer: string; message: string };

/** The JSON pointer (RFC 6901) of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
