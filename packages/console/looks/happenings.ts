import { byCode } from '@mingcha/kernel/arrange';
import { drawStates, type Tone } from '@mingcha/kernel/labels';
import type { ObjectHistory } from '../api/schema.d.ts';

/** Something that happened to an enterprise. */
export type Happening = {
  id: string;
  /** `draw`, or the type of a case. */
  kind: string;
  draw: boolean;
  /** What its kind is called. */
  title: string;
  at: string;
  name: string;
  note: string;
  state: string;
  tone: Tone;
};

const tones: Record<string, Tone> = { open: 'busy', waiting: 'wait', done: 'good' };

const said = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');

/** All that happened, the latest first. Pure. */
export function happenings({ draws, cases }: ObjectHistory): Happening[] {
  const drawn = draws.map((one): Happening => {
    const known = drawStates[one.state as keyof typeof drawStates];
    return {
      ...{ id: one.id, kind: 'draw', draw: true, title: '抽取', at: one.at },
      name: `${one.number} ${one.title}`,
      note: one.replaced ? '抽中后由候补替换' : one.substitute ? '作为候补替换他户' : '抽中',
      state: known?.title ?? one.state,
      tone: known?.tone ?? 'idle',
    };
  });
  const others = cases.map((one): Happening => {
    const items = said(one.listed.items).map((id) => one.names[id] ?? id);
    const results = said(one.listed.results);
    const outcome = results.length > 0 ? results.join('、') : (one.result ?? '');
    return {
      ...{ id: one.id, kind: one.type, draw: false, title: one.typeTitle, at: one.openedAt },
      name: one.number ?? `${one.typeTitle}（未编号）`,
      note: [one.depts.join('、'), items.join('、'), outcome].filter(Boolean).join('　'),
      state: one.state.title,
      tone: tones[one.state.kind] ?? 'idle',
    };
  });
  return [...drawn, ...others].sort((a, b) => byCode(b.at, a.at) || byCode(a.id, b.id));
}

/** The kinds among them, with how many there are, in the order in which they come. */
export function kindsOf(all: readonly Happening[]): { kind: string; title: string; count: number }[] {
  const found = new Map<string, { kind: string; title: string; count: number }>();
  for (const { kind, title } of all) {
    const one = found.get(kind) ?? { kind, title, count: 0 };
    found.set(kind, one);
    one.count += 1;
  }
  return [...found.values()];
}
