/** Findings between a definition and what stands beside it: other types, registers, hooks, templates and rights. */

import { caseTypeOf } from '@mingcha/kernel';
import type { CaseType } from '../format/caseType.ts';
import { allNeeds } from '../format/needs.ts';
import { nearest } from '../format/suggest.ts';
import { childrenMisfits } from './childrenFit.ts';
import { type Finding, finding } from './finding.ts';
import { hookMisfits } from './hooksFit.ts';
import { ratingMisfits } from './ratingFit.ts';

/** What a hook does: refuse what a need stands before, fill a field, or write beside an action; and the fields that it reads. */
export type HookShape = { is: 'refuses' | 'computes' | 'alongside'; reads: readonly string[] };

/** What a tenant has. A set that is missing is not checked. */
export type World = {
  types: ReadonlyMap<string, CaseType>;
  registers?: ReadonlySet<string>;
  hooks?: ReadonlyMap<string, HookShape>;
  templates?: ReadonlySet<string>;
  rights?: ReadonlySet<string>;
};

/** The findings of one type in its world, itself included in `types`. */
export function togetherFindings(type: CaseType, world: World): Finding[] {
  return [...unknownNames(type, world), ...misfits(type, world), ...circles(type, world)];
}

function unknownNames(type: CaseType, world: World): Finding[] {
  const found: Finding[] = [];
  const look = (
    word: string,
    names: Iterable<string | undefined>,
    known: Iterable<string> | undefined,
  ): void => {
    if (known === undefined) return;
    const there = new Set(known);
    for (const name of new Set(names)) {
      if (name === undefined || there.has(name)) continue;
      const near = nearest(name, there);
      const hint = near === undefined ? '' : `是否应为“${near}”？`;
      found.push(finding('unknown-name', 'error', `没有名为“${name}”的${word}。${hint}`));
    }
  };
  const { fields, parties, tasks = {}, children = {}, links = {}, papers = {}, hooks = {} } = type;
  const needs = allNeeds(type);
  const types = [...Object.values(children), ...Object.values(links)].map((one) => one.type);
  const columns = Object.values(fields).flatMap((field) => Object.values(field.columns ?? {}));
  const named = [
    ...[...Object.values(fields), ...columns].map((field) => field.register),
    ...needs.map((need) => ('register' in need ? need.register : undefined)),
  ].filter((name) => name !== undefined);
  look('事项类型', [...types, ...named.map(caseTypeOf), type.rating?.bad.opens], world.types.keys());
  look(
    '名单',
    [
      ...named.filter((name) => caseTypeOf(name) === undefined),
      ...Object.values(tasks).map(({ to }) =>
        typeof to === 'object' && 'register' in to ? to.register : undefined,
      ),
      ...Object.values(children).map(({ one }) =>
        one !== 'asked' && 'register' in one ? one.register : undefined,
      ),
    ],
    world.registers,
  );
  look('扩展', Object.keys(hooks), world.hooks?.keys());
  look(
    '文书模板',
    Object.values(papers).map((paper) => paper.template),
    world.templates,
  );
  look(
    '权限',
    Object.values(parties).map((party) => ('right' in party ? party.right : undefined)),
    world.rights,
  );
  return found;
}

/** Children that cannot be opened or whose results do not exist, links to states that do not. */
function misfits(type: CaseType, world: World): Finding[] {
  const found: Finding[] = [];
  const tell = (message: string): number => found.push(finding('unknown-name', 'error', message));
  childrenMisfits(type, world.types).forEach(tell);
  ratingMisfits(type, world.types).forEach(tell);
  if (world.hooks) hookMisfits(type, world.hooks).forEach(tell);
  for (const need of allNeeds(type)) {
    const name =
      'children' in need
        ? type.children?.[need.children]?.type
        : 'link' in need
          ? type.links?.[need.link]?.type
          : undefined;
    const other = name === undefined ? undefined : world.types.get(name);
    if (other === undefined) continue;
    const [results, states] = [
      'results' in need ? need.results : undefined,
      'states' in need ? need.states : undefined,
    ];
    for (const one of results ?? []) {
      if (!Object.hasOwn(other.results ?? {}, one)) tell(`“${other.title}”没有名为“${one}”的办理结果。`);
    }
    for (const one of states ?? []) {
      if (!Object.hasOwn(other.states, one)) tell(`“${other.title}”没有名为“${one}”的状态。`);
    }
  }
  return found;
}

/** The types whose cases this one waits for: children that a need, an end or a joined action asks for, and links that a need reads. */
function waitsFor(type: CaseType): Set<string> {
  const needs = allNeeds(type);
  const asked = new Set(needs.flatMap((need) => ('children' in need ? [need.children] : [])));
  const linked = needs.flatMap((need) => ('link' in need ? [type.links?.[need.link]?.type ?? ''] : []));
  const children = Object.entries(type.children ?? {}).flatMap(([name, child]) =>
    asked.has(name) || child.atEnd === 'required' || child.joined !== undefined ? [child.type] : [],
  );
  return new Set([...children, ...linked]);
}

/** A sound child ends, so no product of two types is explored; types that wait for each other never end. Children nest three deep at most. */
function circles(type: CaseType, { types }: World): Finding[] {
  const found: Finding[] = [];
  const way = wayBack(type.name, types);
  if (way !== undefined) {
    const titles = way.map((name) => `“${types.get(name)?.title ?? name}”`).join(' → ');
    found.push(finding('waits-in-circle', 'error', `事项互相等待，永远不能办结：${titles}。`));
  }
  if (depth(type.name, types, 4) > 3) {
    found.push(finding('waits-in-circle', 'error', `“${type.title}”的子事项超过三层。`));
  }
  return found;
}

function wayBack(name: string, types: ReadonlyMap<string, CaseType>): string[] | undefined {
  const before = new Map<string, string>();
  const queue = [name];
  for (const one of queue) {
    const other = types.get(one);
    for (const next of other === undefined ? [] : waitsFor(other)) {
      if (next === name) {
        const way = [name];
        for (let at: string | undefined = one; at !== undefined && at !== name; at = before.get(at))
          way.unshift(at);
        return [name, ...way];
      }
      if (before.has(next)) continue;
      before.set(next, one);
      queue.push(next);
    }
  }
  return undefined;
}

/** How many levels of cases there are from this type down, counted no further than `most`. */
function depth(name: string, types: ReadonlyMap<string, CaseType>, most: number): number {
  const kinds = [...new Set(Object.values(types.get(name)?.children ?? {}).map((child) => child.type))];
  return most <= 1 ? 1 : 1 + Math.max(0, ...kinds.map((kind) => depth(kind, types, most - 1)));
}
