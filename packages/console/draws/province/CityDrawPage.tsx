import { drawNamingNames, drawStates, seedSourceName } from '@mingcha/kernel/labels';
import '../draws.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { tenancyApi } from '../../api/tenancy.ts';
import type { CityDrawDetail } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, Loaded, ProblemView } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count, instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { publicAddress } from '../publicAddress.ts';
import { Timeline } from '../Timeline.tsx';
import { awaitsNames, disclosureNames, numberText } from '../words.ts';

/** A city's draw as its province sees it: read-only, the outcome once it is published. */
export function CityDrawPage() {
  const { city, id } = useParams({ from: '/province/draws/$city/$id' });
  const query = useQuery({
    queryKey: ['province', city, 'draw', id],
    queryFn: () => tenancyApi.provinceDraw(city, id),
  });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {(draw) => <Whole city={city} draw={draw} />}
      </Loaded>
    </div>
  );
}

function Whole({ city, draw }: { city: string; draw: CityDrawDetail }) {
  return (
    <>
      <PageHead
        title={draw.title}
        crumb={
          <Link to="/province/draws" search={{ city }}>
            ← 各市抽查
          </Link>
        }
        about={
          <span className="row">
            <StateMark of={drawStates[draw.state]} />
            <strong>{numberText(draw)}</strong>
          </span>
        }
        actions={
          <a href={publicAddress(city, draw.id)} target="_blank" rel="noopener">
            打开公开页面
          </a>
        }
      />
      <Timeline draw={draw} />
      {draw.state === 'voided' ? (
        <div className="note bad">
          <strong>这次抽查已作废，编号保留，原因公开：</strong>
          <span className="pre">{draw.voidReason}</span>
        </div>
      ) : null}
      {draw.state === 'published' && !awaitsNames(draw) ? <Rows city={city} draw={draw} /> : null}
      {draw.state === 'executed' || awaitsNames(draw) ? (
        <Panel title="抽取结果">
          <Empty title={awaitsNames(draw) ? '名单随检查结果公示' : '结果尚未公示'}>
            城市公示后可在这里查看。
          </Empty>
        </Panel>
      ) : null}
      {draw.executedAt === undefined ? null : <Proof city={city} draw={draw} />}
      <Panel title="抽查计划">
        <dl className="facts">
          <dt>抽查事项</dt>
          <dd>{draw.itemNames.join('、')}</dd>
          <dt>牵头部门</dt>
          <dd>{draw.leadName}</dd>
          <dt>参加部门</dt>
          <dd>{draw.departments.map(({ name }) => name).join('、')}</dd>
          <dt>抽取基数</dt>
          <dd>
            {draw.frame
              ? `检查对象 ${count(draw.frame.objects)} 户，执法人员 ${count(draw.frame.inspectors)} 名`
              : '—'}
          </dd>
          <dt>随机来源</dt>
          <dd>{seedSourceName(draw)}</dd>
          <dt>公开方式</dt>
          <dd>{disclosureNames[draw.disclosure]}</dd>
          <dt>名单何时公示</dt>
          <dd>{drawNamingNames[draw.names]}</dd>
        </dl>
      </Panel>
    </>
  );
}

/** For an auditor of the province: the whole proof, where the city lets them have it. */
function Proof({ city, draw }: { city: string; draw: CityDrawDetail }) {
  const audits = permits(useMe(), 'proofs:read');
  const cities = useQuery({
    queryKey: ['province', 'cities'],
    queryFn: tenancyApi.provinceCities,
    enabled: audits,
  });
  const name = `mingcha-proof-${city}-${draw.number ?? draw.id}.jsonl`;
  const save = useAct(() => tenancyApi.provinceProof(city, draw.id, name));
  if (!audits) return null;
  const granted = cities.data?.items.find(({ code }) => code === city)?.proofs === true;
  return (
    <Panel
      title="完整证明"
      about="含全部名单、执法人员和结果，供复算；请勿外传。每次下载都载入该市和本省的审计日志。"
      actions={
        granted ? (
          <Button loading={save.busy} onClick={() => save.run(undefined)}>
            下载完整证明
          </Button>
        ) : null
      }
    >
      {cities.data && !granted ? (
        <p className="muted">该市没有授权本省监督审计人员查看完整证明，由该市在“系统设置—抽查规则”中授权。</p>
      ) : null}
    </Panel>
  );
}

function Rows({ city, draw }: { city: string; draw: CityDrawDetail }) {
  const { query, rows, more } = usePages(['province', city, 'result', draw.id], (cursor) =>
    tenancyApi.provinceResult(city, draw.id, cursor),
  );
  return (
    <>
      <Panel title="抽取结果" about={`抽中 ${count(draw.selected ?? 0)} 户`} flush>
        {query.error ? (
          <ProblemView error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataTable
            label="抽取结果"
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Empty title="没有抽中任何对象" />}
            columns={[
              { key: 'name', header: '检查对象', cell: (row) => row.name },
              { key: 'order', header: '次序', number: true, cell: (row) => row.order },
              { key: 'id', header: '统一社会信用代码', cell: (row) => <code>{row.id}</code> },
            ]}
            more={more}
          />
        )}
      </Panel>
      {draw.substitutions.length > 0 ? (
        <Panel title="递补记录" flush>
          <DataTable
            label="递补记录"
            rows={draw.substitutions}
            rowKey={({ object }) => object.id}
            columns={[
              { key: 'object', header: '原对象', cell: ({ object }) => object.name },
              { key: 'reserve', header: '候补', cell: ({ reserve }) => reserve.name },
              { key: 'reason', header: '原因', cell: ({ reason }) => reason },
              { key: 'at', header: '时间', cell: ({ at }) => instant(at) },
            ]}
          />
        </Panel>
      ) : null}
    </>
  );
}
