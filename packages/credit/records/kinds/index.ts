import type { CreditKind } from './kind.ts';
import { otherKinds } from './others.ts';
import { penalty } from './penalty.ts';
import { permit } from './permit.ts';

/** The kinds of records, the seven classes of administrative information first. */
export const creditKinds: readonly CreditKind[] = [permit, penalty, ...otherKinds];

const byId = new Map(creditKinds.map((kind) => [kind.id, kind]));
export const creditKind = (id: string): CreditKind | undefined => byId.get(id);
