import type { DueDay } from '@mingcha/kernel/dueDay';
import type { Page } from '../api/types.ts';

/** What `/public/{tenant}/notices…` answers. Dates are `YYYY-MM-DD`, instants ISO 8601 in UTC. */

export type NoticeSummary = {
  id: string;
  docNo: string;
  title: string;
  issuer: string;
  date: string | null;
  year: number;
  measures: number;
  done: number;
};

export type NoticeList = Page<NoticeSummary>;

export type MeasureState = 'pending' | 'active' | 'done' | 'stopped';
export type Light = 'green' | 'yellow' | 'red' | 'grey' | 'blue';

/** A number that was promised, in the notice's words. */
export type Target = {
  metric: string;
  comparison: '<' | '<=' | '=' | '>=' | '>';
  value: number;
  unit: string;
};

export type PublicMeasure = {
  no: string;
  section?: string;
  title: string;
  /** What the notice says of it. */
  text?: string;
  leadUnits: string[];
  partnerUnits: string[];
  targets: Target[];
  deadline?: string;
  cadence?: string;
  state: MeasureState;
  /** Only where the city shows its lights. */
  light?: Light;
  /** The last one that was accepted; only where the city shows its reports. */
  lastReport?: { round: string; at: string; unit: string; text: string };
};

export type BoardEntry = { board: 'red' | 'black'; unit: string; reason: string };

export type NoticeDetail = NoticeSummary & {
  items: PublicMeasure[];
  rounds: { title: string; due: DueDay }[];
  boards?: BoardEntry[];
};
