import type { PublicPart } from '../../draw/publicPart.ts';
import type { Ending, Fact, StepId, StepReport } from '../report.ts';

/** A maker of reports for one step. */
export const reporter =
  (id: StepId) =>
  (ending: Ending, summary: string, facts: Fact[] = []): StepReport => ({ id, ending, summary, facts });

export const hashFact = (name: string, value: string): Fact => ({ name, value, hash: true });

export const textFact = (name: string, value: string | number): Fact => ({ name, value: String(value) });

/** What a witness party is called; its id where the material does not say. */
export const partyName = (part: PublicPart, id: string): string =>
  part.parties?.find((party) => party.id === id)?.name ?? id;
