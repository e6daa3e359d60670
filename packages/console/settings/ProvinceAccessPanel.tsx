import { provinces } from '@mingcha/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { tenancyApi } from '../api/tenancy.ts';
import type { ProvinceAccess } from '../api/types.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';

/** What the province may read of this city; only the city gives that leave, and can take it back. */
export function ProvinceAccessPanel() {
  const query = useQuery({ queryKey: ['province-access'], queryFn: tenancyApi.provinceAccess });
  return (
    <Panel title="省级查看" about="由本市授权，随时可以收回。省级每次查看完整证明都载入本市审计日志。">
      <Loaded query={query} lines={2}>
        {(access) => <Access access={access} />}
      </Loaded>
    </Panel>
  );
}

function Access({ access: { province, granted, since, proofs } }: { access: ProvinceAccess }) {
  const client = useQueryClient();
  const options = {
    done: '已更新省级查看授权',
    onDone: () => void client.invalidateQueries({ queryKey: ['province-access'] }),
  };
  const read = useAct((next: boolean) => tenancyApi.setProvinceAccess(next), options);
  const prove = useAct((next: boolean) => tenancyApi.setProvinceProofs(next), options);
  const name = provinces[province] ?? province;
  return (
    <div className="stack">
      <Line
        what={`${name}的用户：查看已承诺的抽查、登记的见证方、已公示的结果和检查情况的合计，确认见证方`}
        given={since}
        act={granted ? '收回授权' : '授权查看'}
        busy={read.busy}
        onChange={() => read.run(!granted)}
      />
      {granted ? (
        <Line
          what={`${name}的监督审计人员：另可下载完整证明，含封存的名单、执法人员和未抽中的对象`}
          given={proofs}
          act={proofs ? '收回证明授权' : '授权查看证明'}
          busy={prove.busy}
          onChange={() => prove.run(!proofs)}
        />
      ) : null}
      <div className="row">
        <TrailButton kind="province" id={province} name={name} />
      </div>
    </div>
  );
}

interface LineProps {
  what: string;
  given: ProvinceAccess['since'];
  act: string;
  busy: boolean;
  onChange: () => void;
}

/** One thing that the province may do, since when and by whose leave. */
function Line({ what, given, act, busy, onChange }: LineProps) {
  const writable = permits(useMe(), 'tenancy:write');
  return (
    <div className="row between">
      <span className="grow">
        {what}
        <br />
        <span className="small muted">
          {given ? `${instant(given.at)} 由${given.by.name}授权` : '没有授权'}
        </span>
      </span>
      {writable ? (
        <Button loading={busy} onClick={onChange}>
          {act}
        </Button>
      ) : null}
    </div>
  );
}
