/** @jsxImportSource preact */
import type { DrawPage, Plan } from '../api/types.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { formatCount, sourceWords, takeSentence } from '../words/draw.ts';
import { isAccounted } from '../words/scope.ts';
import { AccountWords } from './accountWords.tsx';

function Teams({ draw, plan }: { draw: DrawPage; plan: Plan }) {
  const names = new Map(draw.departments.map((department) => [department.id, department.name]));
  return (
    <ul class="plain">
      {plan.teams.map((team, place) => (
        <li key={team.dept}>
          {names.get(team.dept) ?? team.dept}
          {place === 0 && '（牵头）'}，每家企业派 {team.size} 人
        </li>
      ))}
    </ul>
  );
}

function Strata({ plan }: { plan: Plan }) {
  if (!Array.isArray(plan.strata) || plan.strata.length < 2) return null;
  return (
    <Fact name="分组抽取">
      {plan.strata
        .map(
          (stratum) =>
            `${stratum.stratum === 'U' ? '其他组' : `${stratum.stratum} 组`} ${formatCount(stratum.take)} 家`,
        )
        .join('，')}
      。<small>各组分别抽取。哪家企业在哪一组属于部门内部管理信息，不公开，也不是对企业的评价。</small>
    </Fact>
  );
}

const matchWords = { region: '人员的负责片区包含企业所在地', skills: '人员具备检查所需的专业资格' };

/** The plan, in words. */
export function PlanWords({ tenant, draw, plan }: { tenant: string; draw: DrawPage; plan: Plan }) {
  const items = draw.items.map((item) => `${item.name}（${item.code}）`);
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">抽查计划</h2>
      <Facts>
        <Fact name="检查事项">{items.length > 0 ? items.join('；') : plan.items.join('、')}</Fact>
        <Fact name="抽多少">
          {takeSentence(plan)}。<small>候补按顺序备用，只在抽中的企业无法检查时依次递补。</small>
        </Fact>
        <Strata plan={plan} />
        <Fact name="谁去查">
          <Teams draw={draw} plan={plan} />
          <small>
            从 {formatCount(plan.inspectors.count)} 名持证检查人员中随机派出
            {plan.match.length > 0 && `，要求${plan.match.map((rule) => matchWords[rule]).join('，')}`}
            {plan.recusals.count > 0 && `；登记了 ${formatCount(plan.recusals.count)} 条回避关系`}。
          </small>
        </Fact>
        {isAccounted(plan) && <AccountWords tenant={tenant} draw={draw} plan={plan} />}
        <Fact name="随机种子">
          {sourceWords(draw).name}
          <small>{sourceWords(draw).explain}</small>
        </Fact>
        <Fact name="公开程度">
          {plan.disclosure === 'full' ? '全部公开' : '名单密封'}
          <small>
            {plan.disclosure === 'full'
              ? '参与抽取的全部名单一并公开，任何人可以从头到尾完整复算。'
              : '公布计划、承诺、种子和抽中结果；未抽中企业的名单不公开，任何人可以查询某一家是否在内。审计人员可以取得全部名单复算。'}
          </small>
        </Fact>
      </Facts>
    </section>
  );
}
