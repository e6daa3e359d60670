import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

const UploadsContext = createContext<((by: number) => void) | undefined>(undefined);

/** A form in which files are sent: it learns how many are under way, so that it waits for them. */
export function WithUploads({ children }: { children: (underWay: number) => ReactNode }) {
  const [underWay, setUnderWay] = useState(0);
  const count = useMemo(() => (by: number) => setUnderWay((now) => now + by), []);
  return <UploadsContext.Provider value={count}>{children(underWay)}</UploadsContext.Provider>;
}

/** Tells the form around how many files are under way here. */
export function useUnderWay(files: number): void {
  const count = useContext(UploadsContext);
  useEffect(() => {
    count?.(files);
    return () => count?.(-files);
  }, [count, files]);
}
