/** How a measure goes on: what its lead unit can say of it, and whether it keeps its deadline. */
export interface DemoWork {
  /** What the lead unit reports when it is done. */
  done: string;
  /** What keeps it from being done; then its deadline passes. */
  stuck?: string;
  /** Steps with the day by which they are due, `MM-DD`. */
  steps?: readonly (readonly [title: string, due: string])[];
  /** Numbers of the province's measures that it carries out. */
  upstream?: readonly string[];
  /** Names of the register kinds whose lists it says to publish. */
  registers?: readonly string[];
}

/** By the measure's number. */
export type DemoWorks = Readonly<Record<string, DemoWork>>;

/** Who was praised and who fell behind, by the letters in the department's id. */
export interface DemoStory {
  praised: string;
  /** Missed the first round, was chased, answered, and reported then. */
  answered: string;
  /** In the last round: reported late, was sent back, did not report at all. */
  late: string;
  returned: string;
  missing: string;
}

/** A fictional notice of a fictional office, and what has become of it. */
export interface DemoNotice {
  /** A city's code, or the province's. */
  tenant: string;
  /** The year the plan is for. */
  year: number;
  /** `MM-DD`, as the text says. */
  issued: string;
  text: string;
  /** A round besides those of the text; `due` as `MM-DD`. */
  extraRound?: { due: string; title: string };
  work: DemoWorks;
  /** None for the province, whose departments are not tenants here. */
  story?: DemoStory;
}
