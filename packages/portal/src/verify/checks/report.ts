import type { Ending, Fact, StepId, StepReport } from '../report.ts';

/** A maker of reports for one step. */
export const reporter =
  (id: StepId) =>
  (ending: Ending, summary: string, facts: Fact[] = []): StepReport => ({ id, ending, summary, facts });

export const hashFact = (name: string, value: string): Fact => ({ name, value, hash: true });

export const textFact = (name: string, value: string | number): Fact => ({ name, value: String(value) });
