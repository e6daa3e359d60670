import type { TenantStore } from '@mingcha/store';
import { rowsOf } from '../columns/rowsOf.ts';
import type { CaseTypes } from '../types/caseTypes.ts';
import { type FigureFound, figuresOf } from './figuresOf.ts';

export { createCaseTypes } from '../types/caseTypes.ts';

const units: Record<FigureFound['unit'], string> = { cases: '件', share: '%', workingDays: '个工作日' };
const prefix = 'figure:';

/** A value as it is said with its unit: a share in hundredths, with two places at most. */
const said = (value: number, unit: FigureFound['unit']): number =>
  Math.round(value * (unit === 'share' ? 10_000 : 100)) / 100;

/** The figures of a tenant's types as sources of numbers, each of a month: for other work that is measured by them. */
export function figureSources(types: CaseTypes) {
  return {
    async list(store: TenantStore): Promise<{ id: string; title: string; unit: string }[]> {
      return (await types.all(store)).flatMap(({ compiled }) => {
        const { name, title } = compiled.type;
        const found = figuresOf(compiled, [], { from: '2026-01', to: '2026-01' });
        return found.map((figure) => ({
          id: `${prefix}${name}.${figure.name}`,
          title: `${title}：${figure.title}`,
          unit: units[figure.unit],
        }));
      });
    },
    /** What a figure comes to in a month, `YYYY-MM`; undefined where there is none, or no case to count. */
    async value(store: TenantStore, id: string, month: string): Promise<number | undefined> {
      const [type = '', name = ''] = id.startsWith(prefix) ? id.slice(prefix.length).split('.') : [];
      const found = await types.current(store, type);
      if (!found?.compiled.type.figures?.[name]) return undefined;
      const rows = await rowsOf(store, type);
      const figure = figuresOf(found.compiled, rows, { from: month, to: month }).find(
        (one) => one.name === name,
      );
      return figure?.total.value === null || !figure ? undefined : said(figure.total.value, figure.unit);
    },
  };
}
