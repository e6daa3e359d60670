import { useQueryClient } from '@tanstack/react-query';
import { tenancyApi } from '../api/tenancy.ts';
import type { Tenant } from '../api/types.ts';
import { SecondDecision } from '../ui/act/SecondDecision.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { settingTexts } from './settingTexts.ts';

/** A change of how draws are made that waits for a second person: what it changes, and the decision. */
export function PolicyProposal({ tenant, etag }: { tenant: Tenant; etag: string }) {
  const client = useQueryClient();
  const options = { onDone: () => client.invalidateQueries({ queryKey: ['tenant'] }) };
  const act = useAct(() => tenancyApi.confirmPolicy(etag), { ...options, done: '新的抽查规则已生效' });
  const drop = useAct((reason: string) => tenancyApi.rejectPolicy(reason, etag), {
    ...options,
    done: '抽查规则维持不变',
  });
  if (!tenant.policyProposal) return null;
  const { by, at, policy } = tenant.policyProposal;
  const isOwn = tenant.can.includes('withdraw');
  const now = settingTexts(tenant.settings);
  const next = settingTexts({ ...tenant.settings, ...policy });
  const changed = Object.keys(next).filter((name) => next[name] !== now[name]);
  const confirm = {
    act,
    label: '同意修改',
    title: '同意这样修改抽查规则？',
    content: '此后新建的抽查以此为准，公开日志记下这次修改；已经提交承诺的抽查不变。',
  };
  return (
    <Panel title="抽查规则的修改待复核" about={`${by.name} ${instant(at)} 提出，复核同意之前按原规则抽取。`}>
      <div className="stack">
        {isOwn ? <p>由另一名市级管理员或监督审计人员复核后生效。</p> : null}
        <dl className="facts">
          {changed.map((name) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {now[name]} → <strong>{next[name]}</strong>
              </dd>
            </div>
          ))}
        </dl>
        <SecondDecision
          what="抽查规则的修改"
          confirm={tenant.can.includes('confirm') ? confirm : undefined}
          drop={tenant.can.length > 0 ? { act: drop, isOwn } : undefined}
        />
      </div>
    </Panel>
  );
}
