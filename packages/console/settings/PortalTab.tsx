import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { tenancyApi } from '../api/tenancy.ts';
import type { PortalInfo, ShownPortalInfo } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { Field } from '../ui/form/Field.tsx';
import { SettingsForm } from '../ui/form/SettingsForm.tsx';
import { useRebase } from '../ui/form/useRebase.ts';
import { useSave } from '../ui/form/useSave.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';

const fields: readonly { name: keyof PortalInfo; label: string; hint?: string }[] = [
  { name: 'host', label: '主办单位' },
  { name: 'phone', label: '联系电话' },
  { name: 'supervision', label: '监督举报', hint: '电话或其他方式' },
  { name: 'correction', label: '网站纠错', hint: 'https:// 开头的网址，或以 / 开头的本站地址' },
  { name: 'siteCode', label: '网站标识码' },
  { name: 'icp', label: 'ICP 备案号' },
  { name: 'police', label: '公安备案号' },
];

const texts = (info: PortalInfo): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, label }) => [label, info[name] ?? '']));

/** What stands at the foot of the city's public pages. */
export function PortalTab() {
  const info = useQuery({ queryKey: ['portal-info'], queryFn: tenancyApi.portalInfo });
  return (
    <Loaded query={info} lines={6}>
      {({ data, etag }) => <PortalForm info={data} etag={etag} />}
    </Loaded>
  );
}

function PortalForm({ info: { updatedAt: _, ...info }, etag }: { info: ShownPortalInfo; etag: string }) {
  const writable = permits(useMe(), 'tenancy:write');
  const form = useRebase<PortalInfo>(info, etag);
  const save = useSave(form, 'portal-info', () => tenancyApi.setPortalInfo(form.value, form.etag), {
    done: '门户信息已保存',
  });
  return (
    <SettingsForm
      className="stack policy"
      form={form}
      save={save}
      writable={writable}
      what="门户信息"
      texts={texts}
      button="保存门户信息"
    >
      <Panel title="门户信息" about="显示在本市每个公开页面的页脚；没有填写的不显示。修改记入审计日志。">
        <div className="fields">
          {fields.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} at={`/${name}`}>
              {(id) => (
                <Input
                  id={id}
                  disabled={!writable}
                  maxLength={200}
                  value={form.value[name] ?? ''}
                  onChange={(event) => form.set({ ...form.value, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </Panel>
    </SettingsForm>
  );
}
