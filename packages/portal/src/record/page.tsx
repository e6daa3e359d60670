/** @jsxImportSource preact */
import { pinnedListNames, pinnedLists, unableNames } from '@mingcha/kernel/labels';
import { fetchDraw, fetchWholeOutcome } from '../api/public.ts';
import type { Drawn, DrawPage } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { DrawDay } from '../draw/drawDay.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { PageHead } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { UnverifiableBanner } from '../parts/unverifiable.tsx';
import { When } from '../parts/when.tsx';
import { cityPath, drawPath, verifyPath } from '../routes.ts';
import { awaitsNames, formatCount, sourceWords, stateWords, takeSentence } from '../words/draw.ts';
import { benchedWords, excludedWords, isAccounted, scopeLines } from '../words/scope.ts';
import { LogNow } from './log.tsx';
import '../style/record.css';

type Material = { draw: DrawPage; drawn: Drawn[] };

async function load(tenant: string, id: string, signal: AbortSignal): Promise<Material> {
  const draw = await fetchDraw(tenant, id, signal);
  const named = draw.outcome && !awaitsNames(draw);
  return { draw, drawn: named ? await fetchWholeOutcome(tenant, id, undefined, signal) : [] };
}

type Action = NonNullable<DrawPage['agreed']>[number]['action'];

/** That two persons did it; who they are is not public. */
function ByTwo({ draw, action }: { draw: DrawPage; action: Action }) {
  const agreed = draw.agreed?.find((one) => one.action === action);
  return (
    agreed && (
      <>
        （一人于 <When at={agreed.at} /> 提出，另一人同意）
      </>
    )
  );
}

function Course({ draw }: { draw: DrawPage }) {
  return (
    <Facts>
      <Fact name="状态">{stateWords(draw.state).label}</Fact>
      <Fact name="公布承诺">
        <When at={draw.committedAt} seconds />
        <ByTwo draw={draw} action="commit" />
      </Fact>
      {draw.executedAt && (
        <Fact name="抽取">
          <When at={draw.executedAt} seconds />
        </Fact>
      )}
      {draw.publishedAt && (
        <Fact name="公示">
          <When at={draw.publishedAt} seconds />
          <ByTwo draw={draw} action="publish" />
        </Fact>
      )}
      {draw.namedAt && (
        <Fact name="公示名单">
          <When at={draw.namedAt} seconds />
          <ByTwo draw={draw} action="publishNames" />
        </Fact>
      )}
      {draw.inspectorsReplaced?.map(({ at, ground, object }) => (
        <Fact key={`${object?.id}/${at}`} name="更换检查人员">
          <When at={at} seconds />，{object ? `${object.name}：` : ''}
          {unableNames[ground]}，由下一名候选人接替，姓名不公开
        </Fact>
      ))}
      {draw.voidedAt && (
        <Fact name="作废">
          <When at={draw.voidedAt} seconds />
          <ByTwo draw={draw} action="void" />
          ，原因：{draw.voidReason || '未填写'}
        </Fact>
      )}
    </Facts>
  );
}

function Scope({ draw }: { draw: DrawPage }) {
  const { plan } = draw;
  return (
    <Facts>
      <Fact name="事项">{draw.items.map(({ name }) => name).join('、')}</Fact>
      <Fact name="部门">{draw.departments.map(({ name }) => name).join('、')}</Fact>
      <Fact name="抽取">{takeSentence(plan)}</Fact>
      {isAccounted(plan) && (
        <>
          <Fact name="范围">
            {scopeLines(plan, draw.regions).join('；') || '名录中的全部企业'}；{excludedWords(plan)}。
          </Fact>
          <Fact name="人员">
            {formatCount(plan.inspectors.count)} 名参加，{benchedWords(plan)}。
          </Fact>
          {pinnedLists.map((list) => (
            <Fact key={list} name={pinnedListNames[list]}>
              {formatCount(plan.lists[list].count)} 条，版本 <code>{plan.lists[list].version}</code>，指纹{' '}
              <code>{plan.lists[list].root}</code>
            </Fact>
          ))}
        </>
      )}
    </Facts>
  );
}

function Seed({ draw }: { draw: DrawPage }) {
  const { seed } = draw.plan;
  return (
    <Facts>
      <Fact name="来源">
        {sourceWords(draw).name}
        {seed.source === 'drand' && `，第 ${seed.round} 轮`}
      </Fact>
      {draw.parties?.map((party) => (
        <Fact key={party.id} name={party.name}>
          {party.key && (
            <>
              公钥 <code>{party.key}</code>；
            </>
          )}
          {party.revealed ? '已公开随机数' : '尚未公开随机数'}
          {party.attested ? '，已为结果作证' : ''}
        </Fact>
      ))}
      {draw.witnessProgram && (
        <Fact name="见证程序 SHA-256">
          <code>{draw.witnessProgram}</code>（提交承诺时公开日志所载；用{' '}
          <code>sha256sum mingcha-witness.mjs</code> 核对）
        </Fact>
      )}
      <Fact name="承诺">
        <code>{draw.commitment}</code>
        {draw.place && `（公开日志第 ${formatCount(draw.place.index + 1)} 条）`}
      </Fact>
      {draw.outcome && (
        <>
          <Fact name="种子">
            <code>{draw.outcome.seed}</code>
          </Fact>
          <Fact name="结果指纹">
            <code>{draw.outcome.hash}</code>
          </Fact>
        </>
      )}
    </Facts>
  );
}

function Names({ draw, drawn }: Material) {
  if (!draw.outcome) return <p>结果尚未公示。</p>;
  if (awaitsNames(draw))
    return <p>抽中 {formatCount(draw.outcome.count)} 家，名单随检查结果公示，由上面的结果指纹定死。</p>;
  return (
    <table class="record-names">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">企业</th>
          <th scope="col">统一社会信用代码</th>
        </tr>
      </thead>
      <tbody>
        {drawn.map((row, place) => (
          <tr key={row.id}>
            <td>{row.order ?? place + 1}</td>
            <td>{row.name ?? row.id}</td>
            <td>
              <code>{row.id}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A draw's record, to be printed on A4: what the public is given, with all hashes, and nothing more. */
export function RecordPage({ tenant, draw: id }: { tenant: string; draw: string }) {
  const [resource, reload] = useResource(id, (signal) => load(tenant, id, signal));
  const draw = resource.phase === 'ready' ? resource.value.draw : undefined;
  return (
    <div class="record">
      <PageHead
        title={draw ? `抽取记录：${draw.title}` : '抽取记录'}
        trail={[
          { to: cityPath(tenant), text: '本市抽查' },
          { to: drawPath(tenant, id), text: '这次抽查' },
        ]}
        note={<p class="number">{draw?.number}</p>}
      />
      <p class="actions">
        <button type="button" class="button" onClick={() => window.print()}>
          打印
        </button>
      </p>
      <Awaited resource={resource} retry={reload} lines={8}>
        {({ draw, drawn }) => (
          <>
            <UnverifiableBanner draw={draw} />
            <h2>经过</h2>
            <DrawDay draw={draw} />
            <Course draw={draw} />
            <h2>计划</h2>
            <Scope draw={draw} />
            <h2>种子与结果</h2>
            <Seed draw={draw} />
            <h2>抽中的企业</h2>
            <Names draw={draw} drawn={drawn} />
            <h2>公开日志与核验</h2>
            {draw.source !== 'local' && <LogNow tenant={tenant} />}
            <div class="record-log">
              <Qr text={`${location.origin}${verifyPath(tenant, id)}`} label="核验页的二维码" />
              <p>
                核验地址 <code>{`${location.origin}${verifyPath(tenant, id)}`}</code>
              </p>
            </div>
          </>
        )}
      </Awaited>
    </div>
  );
}
