import type { Model, RiskClass } from '../models/format.ts';
import { classOf, type DirectHit } from '../models/score.ts';

type Scored = { model: Model; milli: number; direct: readonly DirectHit[] };

/** The class that the points alone would give. */
export const classByPoints = ({ model, milli }: Pick<Scored, 'model' | 'milli'>): RiskClass =>
  classOf(model, milli, []);

/** The direct rules that decided the class of a model; none where the points alone come to it. */
export function decidingHits({ model, milli, direct }: Scored): DirectHit[] {
  const own = classOf(model, milli, direct);
  if (classByPoints({ model, milli }) === own) return [];
  return direct.filter(([at]) => model.direct![at]!.class === own);
}

/** What decided a class where it was not the points alone, in words: `decided` by a rule of combination or by people, and the direct rules of the model. */
export function withDirect(decided: string | undefined, scored: Scored): string | undefined {
  const hits = decidingHits(scored);
  if (hits.length === 0) return decided;
  const rules = [...new Set(hits.map(([at]) => scored.model.direct![at]!))];
  const text = `直接判定${rules.map(({ title }) => `“${title}”`).join('、')}（${rules[0]!.class} 类）`;
  return decided === undefined ? text : `${decided}；评价模型按${text}`;
}
