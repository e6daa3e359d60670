import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    runFolder: string;
  }
}

/** A folder for what the files of one run share; it is removed at the end. */
export const runFolder = (): string => inject('runFolder');
