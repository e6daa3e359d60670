import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { MeasureRow } from '../register/measureRow.ts';
import { followedMeasures, isIn } from '../reports/forms.ts';
import type { Report } from '../reports/report.ts';
import { isReached } from './indicators.ts';
import { measureStanding, type Standing, standings } from './light.ts';
import { loadLights } from './lights.ts';
import { progressOf } from './progress.ts';

/** A list that a measure says to keep or publish, and its published version where it has one. */
type LinkedRegister = { kind: string; title: string; version?: number; count?: number; publishedAt?: string };

async function linkedRegisters(
  store: TenantStore,
  rows: readonly MeasureRow[],
  kinds: readonly RegisterKind<Row>[],
): Promise<Map<string, LinkedRegister>> {
  const named = new Set(rows.flatMap(({ registers }) => registers));
  const linked = kinds
    .filter(({ name }) => named.has(name))
    .map(async (kind): Promise<[string, LinkedRegister]> => {
      const { published } = await openRegister(store, kind).heads();
      const { name, title } = kind;
      return [
        name,
        {
          kind: name,
          title,
          ...(published && { version: published.number, count: published.count, publishedAt: published.at }),
        },
      ];
    });
  return new Map(await Promise.all(linked));
}

export type BoardInput = {
  now: Date;
  kinds: readonly RegisterKind<Row>[];
  /** Whose words the caller may read. */
  reads: (row: MeasureRow, report: Report) => boolean;
};

/** All measures of a notice at a glance, in their order. */
export async function boardOf(store: TenantStore, notice: string, { now, kinds, reads }: BoardInput) {
  const [{ rows, progress: stored }, lights] = await Promise.all([
    followedMeasures(store, notice),
    loadLights(store, notice, now),
  ]);
  const registers = await linkedRegisters(store, rows, kinds);
  return rows.map((row) => {
    const { id, no, title, section, leads, leadUnits, partners, deadline, cadence, upstream } = row;
    const progress = progressOf(row, stored.get(id));
    const { state, milestones, indicators } = progress;
    const report = lights.lastReport(row, (one) => isIn(one) && reads(row, one));
    return {
      measure: {
        id,
        no,
        title,
        ...(section !== undefined && { section }),
        leads,
        leadUnits,
        partners,
        ...(deadline !== undefined && { deadline }),
        ...(cadence !== undefined && { cadence }),
        upstream,
      },
      progress: {
        state,
        milestones: {
          done: milestones.filter(({ doneAt }) => doneAt !== undefined).length,
          total: milestones.length,
        },
        indicators: { reached: indicators.filter(isReached).length, total: indicators.length },
      },
      light: lights.of(row, progress),
      registers: row.registers.flatMap((kind) => registers.get(kind) ?? []),
      ...(report && {
        lastReport: {
          round: report.round,
          text: report.text,
          at: report.submittedAt ?? '',
          dept: report.dept,
        },
      }),
    };
  });
}

export type BoardItem = Awaited<ReturnType<typeof boardOf>>[number];

/** Whether a measure stands there; any does where nothing is asked for. */
export const standsAt = ({ progress, light }: BoardItem, wanted: Standing | undefined): boolean =>
  wanted === undefined || measureStanding(progress.state, light) === wanted;

/** How many measures stand at each light, and how many are stopped: each is counted once. */
export const totalsOf = (items: readonly BoardItem[]): Record<Standing, number> =>
  Object.fromEntries(
    standings.map((one) => [one, items.filter((item) => standsAt(item, one)).length]),
  ) as Record<Standing, number>;
