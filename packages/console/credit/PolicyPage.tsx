import './credit.css';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { creditApi } from '../api/credit/credit.ts';
import type { SupervisionBurden } from '../api/schema.d.ts';
import { tenancyApi, useTenant } from '../api/tenancy.ts';
import type { TenantSettings } from '../api/types.ts';
import { RowSelect } from '../registers/RowSelect.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PolicyProposal } from '../settings/PolicyProposal.tsx';
import { settingTexts } from '../settings/settingTexts.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { SettingsForm } from '../ui/form/SettingsForm.tsx';
import { useRebase } from '../ui/form/useRebase.ts';
import { useSave } from '../ui/form/useSave.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import { PolicyTable } from './PolicyTable.tsx';
import { classNames } from './words.ts';

/** What is asked of each class of enterprises, in general and by item, and what it comes to. */
export function PolicyPage() {
  const tenant = useTenant();
  const sees = permits(useMe(), 'rosters:read');
  return (
    <div className="page">
      <PageHead
        title="分级分类监管政策"
        about="风险高的多查，风险低的少查；任何一类都不能免于抽查。按分类抽取时以此为准，抽取记录写明是否按政策。修改由另一人复核后生效，载入公开日志。"
      />
      <Loaded query={tenant} lines={8}>
        {({ data, etag }) => (
          <div className="stack">
            <PolicyProposal tenant={data} etag={etag} />
            <PolicyForm settings={data.settings} etag={etag} />
            {sees ? <Burden /> : null}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function PolicyForm({ settings, etag }: { settings: TenantSettings; etag: string }) {
  const writable = permits(useMe(), 'tenancy:write');
  const { message } = App.useApp();
  const form = useRebase(settings, etag);
  const { drawPolicy, itemPolicies } = form.value;
  const set = (part: Partial<TenantSettings>) => form.set({ ...form.value, ...part });
  const setItem = (at: number, next: TenantSettings['itemPolicies'][number] | undefined) =>
    set({ itemPolicies: itemPolicies.flatMap((one, i) => (i === at ? (next ?? []) : one)) });
  const save = useSave(
    form,
    'tenant',
    () => tenancyApi.updateTenant({ drawPolicy, itemPolicies }, form.etag),
    {
      onDone: ({ data }) => {
        message.success(data.policyProposal ? '已保存，待另一人复核' : '监管政策已保存');
      },
    },
  );
  return (
    <SettingsForm
      form={form}
      save={save}
      writable={writable}
      what="监管政策"
      texts={settingTexts}
      button="保存政策"
    >
      <Panel title="一般规定" flush>
        <PolicyTable value={drawPolicy} disabled={!writable} onChange={(next) => set({ drawPolicy: next })} />
      </Panel>
      {itemPolicies.map(({ item, ...policy }, at) => (
        <Panel
          // biome-ignore lint/suspicious/noArrayIndexKey: the item of a line is chosen in it
          key={at}
          title={`单独规定：${item || '未选择事项'}`}
          about="一次抽查有多个事项的，每一类取其中最高的比例"
          actions={
            writable ? (
              <Button size="small" onClick={() => setItem(at, undefined)}>
                删除
              </Button>
            ) : undefined
          }
        >
          <div className="stack">
            {writable ? (
              <RowSelect
                kind="items"
                label={`第 ${at + 1} 项单独规定的抽查事项`}
                placeholder="选择抽查事项"
                value={item}
                onChange={(next) => setItem(at, { item: next, ...policy })}
              />
            ) : null}
            <PolicyTable
              item={`${item} `}
              value={policy}
              disabled={!writable}
              onChange={(next) => setItem(at, { item, ...next })}
            />
          </div>
        </Panel>
      ))}
      {writable && !form.meanwhile ? (
        <div>
          <Button onClick={() => set({ itemPolicies: [...itemPolicies, { item: '', ...drawPolicy }] })}>
            为某个事项单独规定
          </Button>
        </div>
      ) : null}
    </SettingsForm>
  );
}

type BurdenLine = SupervisionBurden['classes'][number];

function Burden() {
  const query = useQuery({ queryKey: ['credit', 'burden'], queryFn: creditApi.burden });
  return (
    <Panel title="各类企业接受的检查" about="按名录中现在的分类统计已经结束的检查" flush>
      <Loaded query={query}>
        {({ year, classes }) => (
          <DataTable
            label="各类企业接受的检查"
            columns={burdenColumns(year)}
            rows={classes}
            rowKey={(one) => one.class}
          />
        )}
      </Loaded>
    </Panel>
  );
}

const burdenColumns = (year: number): TableColumn<BurdenLine>[] => [
  { key: 'class', header: '分类', cell: (one) => classNames[one.class] },
  { key: 'objects', header: '在营（户）', number: true, cell: ({ objects }) => count(objects) },
  {
    key: 'before',
    header: `${year - 1} 年（次）`,
    number: true,
    cell: ({ visitsBefore }) => count(visitsBefore),
  },
  { key: 'now', header: `${year} 年（次）`, number: true, cell: ({ visits }) => count(visits) },
  {
    key: 'each',
    header: `${year} 年每百户（次）`,
    number: true,
    cell: ({ visits, objects }) => (objects === 0 ? '—' : count(Math.round((visits * 100) / objects))),
  },
];
