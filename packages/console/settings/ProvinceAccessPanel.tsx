import { provinces } from '@mingcha/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { tenancyApi } from '../api/tenancy.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { Loaded } from '../ui/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useAct } from '../ui/useAct.ts';

/** Whether the province may read this city's draws; only the city gives that leave, and can take it back. */
export function ProvinceAccessPanel() {
  const writable = permits(useMe(), 'tenancy:write');
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['province-access'], queryFn: tenancyApi.provinceAccess });
  const change = useAct((granted: boolean) => tenancyApi.setProvinceAccess(granted), {
    done: '已更新省级查看授权',
    onDone: () => void client.invalidateQueries({ queryKey: ['province-access'] }),
  });
  return (
    <Panel title="省级查看" about="授权后，省级用户可以查看本市已承诺的抽查任务；随时可以收回。">
      <Loaded query={query} lines={1}>
        {({ province, granted }) => (
          <div className="row between">
            <span>
              {provinces[province] ?? province}：{granted ? '已授权' : '未授权'}
            </span>
            {writable ? (
              <Button loading={change.busy} onClick={() => change.run(!granted)}>
                {granted ? '收回授权' : '授权查看'}
              </Button>
            ) : null}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
