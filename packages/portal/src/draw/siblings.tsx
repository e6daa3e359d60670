/** @jsxImportSource preact */
import { batchModeNames } from '@mingcha/kernel/labels';
import type { DrawPage } from '../api/types.ts';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import { stateWords } from '../words/draw.ts';

type Batch = NonNullable<DrawPage['batch']>;

const meanings: Record<Batch['mode'], string> = {
  together:
    '几个部门尽量抽中同样的企业，以便一次上门、一并检查，少打扰企业。每家企业被各部门抽中的可能与各抽各的一样，没有增减。',
  apart:
    '几个部门尽量避开彼此抽中的企业，免得同一家企业接连受查。每家企业被各部门抽中的可能与各抽各的一样，没有增减。',
};

/** The draws that were committed together with this one and have its seed, and what that means for an enterprise. */
export function Siblings({ tenant, draw, batch }: { tenant: string; draw: string; batch: Batch }) {
  return (
    <section aria-labelledby="batch">
      <h2 id="batch">共同抽取（{batchModeNames[batch.mode]}）</h2>
      <p>
        {`这次抽查与另外 ${batch.draws.length - 1} 个任务同时承诺、共用一个随机种子，一并抽取、公示或作废，谁也不能只留下对自己有利的一个。${meanings[batch.mode]}`}
      </p>
      <ul class="plain">
        {batch.draws.map(({ id, number, title, state, departments }) => (
          <li key={id}>
            {id === draw ? (
              <strong>
                {number} {title}
              </strong>
            ) : (
              <Link to={drawPath(tenant, id)}>
                {number} {title}
              </Link>
            )}
            <small>
              （{departments.map(({ name }) => name).join('、')}，{stateWords(state).label}
              {id === draw && '，即本页'}）
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
