import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Attachment } from '../api/files.ts';

interface Owner {
  /** Address of the owner's files; each is below it by its id. */
  base: string;
  /** Those that were handed in, as far as they are shown. */
  files: readonly Attachment[];
}

const OwnerContext = createContext<Owner | undefined>(undefined);

/** What the files in it belong to. */
export function FilesOwner({ base, files, children }: Owner & { children: ReactNode }) {
  const owner = useMemo(() => ({ base, files }), [base, files]);
  return <OwnerContext.Provider value={owner}>{children}</OwnerContext.Provider>;
}

/** What files here belong to; undefined where nothing is there yet that could have any. */
export const useFilesOwner = (): Owner | undefined => useContext(OwnerContext);
