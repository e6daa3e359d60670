import { networkProblem } from '../../api/problem.ts';
import type { Session } from '../../session/session.ts';
import { whoWasHere } from './account.ts';

/**
 * A session without the system: who used this browser last goes on with what lies in it. Undefined where nobody did.
 * `signIn` is what leads to the provider once there is a network.
 */
export async function openLocally(signIn: () => Promise<void>): Promise<Session | undefined> {
  const me = await whoWasHere().catch(() => undefined);
  if (!me) return undefined;
  return {
    local: me,
    user: null,
    failure: undefined,
    handedOver: false,
    again: { address: () => undefined, onChange: () => () => undefined },
    token: async () => null,
    renew: async () => {
      throw networkProblem();
    },
    signIn,
    signOut: async () => window.location.assign('/console/'),
  };
}
