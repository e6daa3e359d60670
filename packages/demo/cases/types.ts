/** Who does something: the office, its second person, the department with these letters, its head, or the inspector. */
export type DemoActor =
  | 'office'
  | 'second'
  | 'scjg'
  | 'scjg-head'
  | 'yjgl'
  | 'yjgl-head'
  | 'zrzy'
  | 'zrzy-head'
  | 'inspector';

/** A file of plain text that somebody hands in. */
export type DemoFile = { name: string; text: string };

/** What is done to a case so many days before today, with files for its fields; on the day 0 it is done now. */
export type DemoStep = {
  daysAgo: number;
  by: DemoActor;
} & (
  | {
      act: string;
      values?: Record<string, unknown>;
      files?: Record<string, readonly DemoFile[]>;
      /** What it opens cases for. */
      asked?: Record<string, readonly string[]>;
      /** The case that it links to, as that one is called. */
      linksTo?: string;
    }
  | { approve: string }
  /** The task by its title. */
  | { answer: string; with: string; values?: Record<string, unknown> }
);

/** A case with what happens to it. */
export interface DemoCase {
  type: string;
  daysAgo: number;
  by: DemoActor;
  values: Record<string, unknown>;
  /** Fields that name people, by the ends of their logins. */
  people?: Record<string, readonly string[]>;
  /** Files that it is opened with. */
  files?: Record<string, readonly DemoFile[]>;
  /** What others link to it by. */
  called?: string;
  /** Nobody opens it: the system has, at this place among those of its type, and where a small city has fewer nothing happens. */
  opened?: { place: number };
  steps: readonly DemoStep[];
  /** Of every city; the others are of the first city only. */
  everywhere?: true;
}
