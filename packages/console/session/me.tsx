import { createContext, useContext } from 'react';
import type { Me } from '../api/types.ts';
import type { Session } from './session.ts';

export interface Signed {
  me: Me;
  session: Session;
}

export const SignedContext = createContext<Signed | null>(null);

/** The signed-in person and the city. */
export function useMe(): Me {
  return useSigned().me;
}

/** The signed-in person with the session, for signing out. */
export function useSigned(): Signed {
  const signed = useContext(SignedContext);
  if (!signed) throw new Error('useSigned outside of a signed-in page');
  return signed;
}
