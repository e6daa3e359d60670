import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { witnessesApi } from '../../api/draws/witnesses.ts';
import type { ProvinceWitnessRule } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { confirmsWitnesses } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';

/** Whether draws of the province's cities may name only witnesses that it has confirmed. */
export function RulePanel() {
  const query = useQuery({ queryKey: ['province', 'witness-rule'], queryFn: witnessesApi.rule });
  return (
    <Panel title="确认要求" about="载入本省公开日志；各市在下一次登记见证方或提交承诺之前载入该市公开日志。">
      <Loaded query={query} lines={1}>
        {({ data, etag }) => <Rule rule={data} etag={etag} />}
      </Loaded>
    </Panel>
  );
}

function Rule({ rule: { required, at, by, cities }, etag }: { rule: ProvinceWitnessRule; etag: string }) {
  const decides = confirmsWitnesses(useMe());
  const client = useQueryClient();
  const act = useAct((next: boolean) => witnessesApi.setRule(next, etag), {
    done: '已更新并载入本省公开日志',
    onDone: () => void client.invalidateQueries({ queryKey: ['province'] }),
  });
  const ask = useAsk(act);
  const hidden = cities.filter(({ granted }) => !granted).map(({ name }) => name);
  const change = () =>
    ask(!required, {
      title: required ? '不再要求省级确认？' : '要求省级确认？',
      content: required
        ? '各市的见证方不经本省确认也能参加抽查，由市级管理员一方决定名单。'
        : '各市尚未经本省确认的见证方，确认之前不能参加新的抽查。',
      okText: required ? '取消要求' : '要求确认',
      danger: required,
    });
  return (
    <div className="stack">
      <div className="row between">
        <span>
          {required ? '各市的见证方须经本省确认才能参加抽查' : '没有要求：各市自行决定见证方名单'}
          {at && by ? (
            <span className="small muted">
              {' '}
              {instant(at)} {by.name}
            </span>
          ) : null}
        </span>
        {decides ? (
          <Button loading={act.busy} onClick={change}>
            {required ? '取消要求' : '要求确认'}
          </Button>
        ) : null}
      </div>
      {required && hidden.length > 0 ? (
        <p className="note warn">
          {hidden.join('、')}
          没有授权本省查看，其登记不在下面，也不能确认；请通知在“系统设置—抽查规则”中授权。
        </p>
      ) : null}
    </div>
  );
}
