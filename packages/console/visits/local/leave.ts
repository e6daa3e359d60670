import type { Me } from '../../api/types.ts';
import { accountOf } from '../../session/lastAccount.ts';
import { countOpen, forgetAccount } from './account.ts';

/** How many visits of the person would be lost by signing out here. */
export const wouldLose = async (me: Me): Promise<number> => (await countOpen(accountOf(me))).own;

/** Removes all that the person keeps in this browser. */
export const wipe = (me: Me): Promise<void> => forgetAccount(accountOf(me));
