import type {
  DrawnObject,
  PublicDraw,
  PublicWitness,
  WitnessProgram,
  WitnessConfirmationRule as WitnessRule,
} from './schema.d.ts';

/** Names of what `/public/…` and `/v1/witness/…` answer; `schema.d.ts` is made from their description. */
export type {
  City,
  CitySummary,
  DrawPlan as Plan,
  ObjectInDraw as FoundIn,
  ObjectLookup as ObjectResponse,
  PublicDraw,
  PublicDrawDetail as DrawPage,
  PublicLog,
  PublicSubstitution as Substitution,
  PublicWitness,
  WitnessConfirmationRule as WitnessRule,
  WitnessView,
} from './schema.d.ts';

/** A drawn object; a whole proof has no names. */
export type Drawn = Pick<DrawnObject, 'id'> & Partial<DrawnObject>;

export type DrawState = PublicDraw['state'];
export type DrawSeries = PublicDraw['series'];
export type SeedSource = PublicDraw['source'];

export type Page<T> = { items: T[]; next?: string | null };
/** A city's standing list of witnesses, whether its province confirms them, and the program that is offered. */
export type Witnesses = Page<PublicWitness> & { confirmation: WitnessRule; program: WitnessProgram };
