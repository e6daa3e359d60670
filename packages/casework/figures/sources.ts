import type { CompiledCaseType } from '@mingcha/cases';
import type { LiveSource } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { rowsOf } from '../columns/rowsOf.ts';
import type { CaseTypes } from '../types/caseTypes.ts';
import { figureOf, groupsBy, type Period, unitOf } from './figuresOf.ts';
import { frozenIn } from './frozen.ts';
import { titled } from './titled.ts';
import { said, units } from './units.ts';

export { createCaseTypes } from '../types/caseTypes.ts';

/** `figure:<type>.<figure>`, and of a group `@<field>=<key>` behind it. */
const shape = /^figure:([a-z][a-z0-9-]*)\.([A-Za-z0-9]+)(?:@([A-Za-z0-9]+)=(.+))?$/;
/** The figures of a tenant's types as sources of numbers, each of a month: for other work that is measured by them. */
export function figureSources(types: CaseTypes) {
  async function read(store: TenantStore, id: string, period?: Period) {
    const [, type = '', name = '', field, key] = shape.exec(id) ?? [];
    const found = await types.current(store, type);
    const figures = found?.compiled.type.figures ?? {};
    if (!found || !Object.hasOwn(figures, name)) return undefined;
    const { compiled } = found;
    const rows = await rowsOf(store, type);
    const frozen = period && (await frozenIn(store, compiled, period, 'all')).get(name);
    const figure = figureOf(compiled, rows, { name, figure: figures[name]!, period, frozen });
    return { compiled, rows, figure, field, key };
  }
  const sourcesOf = (compiled: CompiledCaseType): LiveSource[] => {
    const { type } = compiled;
    return Object.entries(type.figures ?? {}).map(([name, figure]) => ({
      id: `figure:${type.name}.${name}`,
      title: `${type.title}：${figure.title}`,
      unit: units[unitOf(figure)],
      hasGroups: groupsBy(compiled, figure).length > 0,
    }));
  };
  /** The groups of a figure, each a source of its own; of another id none. */
  async function groupsOf(store: TenantStore, id: string): Promise<LiveSource[]> {
    const found = await read(store, id);
    if (!found || found.field !== undefined) return [];
    const { compiled, rows, figure } = found;
    const whole = sourcesOf(compiled).find((one) => one.id === id)!;
    const [named] = await titled(store, compiled, rows, [figure]);
    return named!.groups.flatMap(({ field, items }) =>
      items
        .filter(({ key }) => key !== '')
        .map(({ key, title }) => ({
          ...whole,
          id: `${whole.id}@${field}=${key}`,
          title: `${whole.title}（${title}）`,
          hasGroups: false,
        })),
    );
  }

  return {
    /** All figures; with `of` the groups of that one. */
    async list(store: TenantStore, of?: string): Promise<LiveSource[]> {
      if (of !== undefined) return groupsOf(store, of);
      return (await types.all(store)).flatMap(({ compiled }) => sourcesOf(compiled));
    },
    /** The source of an id; undefined where there is none, or no case of its group. */
    async find(store: TenantStore, id: string): Promise<LiveSource | undefined> {
      const whole = id.replace(/@.*$/s, '');
      const all = whole === id ? await this.list(store) : await groupsOf(store, whole);
      return all.find((one) => one.id === id);
    },
    /** What a figure comes to in a month, `YYYY-MM`, as it was frozen where it is; undefined where there is none, or no case to count. */
    async value(store: TenantStore, id: string, month: string): Promise<number | undefined> {
      const found = await read(store, id, { from: month, to: month });
      if (!found) return undefined;
      const { figure, field, key } = found;
      const group = figure.groups.find((one) => one.field === field);
      const measured = field === undefined ? figure.total : group?.items.find((one) => one.key === key);
      return typeof measured?.value === 'number' ? said(measured.value, figure.unit) : undefined;
    },
  };
}
