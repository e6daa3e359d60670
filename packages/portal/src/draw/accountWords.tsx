/** @jsxImportSource preact */
import type { DrawPage } from '../api/types.ts';
import { Fact } from '../parts/facts.tsx';
import { ShortHash } from '../parts/hash.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import { formatCount, stateWords } from '../words/draw.ts';
import { type Accounted, benchedWords, excludedWords, scopeLines } from '../words/scope.ts';

type List = Accounted['lists']['items'];

function ListWords({ name, list }: { name: string; list: List }) {
  return (
    <li>
      {name} {formatCount(list.count)} 条
      <small>
        版本 <code>{list.version}</code>，指纹 <ShortHash value={list.root} />
      </small>
    </li>
  );
}

/** What a plan says of every row of the rosters: who takes part, who does not and why. */
export function AccountWords({ tenant, draw, plan }: { tenant: string; draw: DrawPage; plan: Accounted }) {
  const scope = scopeLines(plan, draw.regions);
  return (
    <>
      <Fact name="哪些企业参加">
        {scope.length > 0 ? `${scope.join('；')}。` : '名录中的全部企业。'}
        <small>
          {formatCount(plan.objects.count)} 家参加抽取，{excludedWords(plan)}。
        </small>
      </Fact>
      <Fact name="哪些人员参加">
        {formatCount(plan.inspectors.count)} 名参加，{benchedWords(plan)}。
        <small>
          今年已被选派较少的先选派。
          {plan.adjusted > 0
            ? `${formatCount(plan.adjusted)} 名的已选派次数由人调整过，每个部门不超过四分之一。`
            : '没有人为调整过已选派次数。'}
        </small>
      </Fact>
      <Fact name="所用名录">
        <ul class="plain">
          <ListWords name="检查对象名录库" list={plan.lists.objects} />
          <ListWords name="执法检查人员名录库" list={plan.lists.inspectors} />
          <ListWords name="随机抽查事项清单" list={plan.lists.items} />
        </ul>
      </Fact>
      <Fact name="是否重复抽取">
        {plan.redraws.length === 0 ? (
          '一年内没有同一事项而未公示的抽查。'
        ) : (
          <Redraws tenant={tenant} draws={draw.redraws ?? []} count={plan.redraws.length} />
        )}
      </Fact>
    </>
  );
}

type Redraw = NonNullable<DrawPage['redraws']>[number];

function Redraws({ tenant, draws, count }: { tenant: string; draws: Redraw[]; count: number }) {
  return (
    <>
      一年内有 {formatCount(count)} 次同一事项的抽查，在提交这次承诺时没有公示：
      <ul class="plain">
        {draws.map(({ id, number, title, state }) => (
          <li key={id}>
            <Link to={drawPath(tenant, id)}>
              {number} {title}
            </Link>
            （{stateWords(state).label}）
          </li>
        ))}
      </ul>
    </>
  );
}
