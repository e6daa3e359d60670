import '../rounds/rounds.css';
import { DeleteOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { leagueApi } from '../../api/measures/reports.ts';
import type { ScoreRule, ScoreRules } from '../../api/measures/reportTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { ChangedMeanwhile } from '../../ui/form/ChangedMeanwhile.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { SaveRow } from '../../ui/form/SaveRow.tsx';
import { useRebase } from '../../ui/form/useRebase.ts';
import { useSave } from '../../ui/form/useSave.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { useIsOffice } from '../rounds/queries.ts';

const kinds: Record<ScoreRule['kind'], string> = {
  'report-on-time': '按期报送，每份',
  'report-late': '迟报，每份',
  'report-missing': '逾期未报，每份',
  'measure-done': '举措完成，每条',
  'measure-overdue': '举措到期未完成，每条',
  'indicator-reached': '指标达到目标，每项',
  chase: '被督办，每次',
  excellence: '创优，所给分值的倍数',
};

/** How scores are reckoned: a table of rules that the city sets. */
export function ScoreRulesTab() {
  const query = useQuery({ queryKey: ['score-rules'], queryFn: leagueApi.rules });
  return (
    <Panel
      title="得分规则"
      about="各单位的得分 = 基础分 + 各项次数 × 分值；减分填负数。修改后立即重算，留痕可查。"
      flush
    >
      <Loaded query={query} lines={6}>
        {({ data, etag }) => <Editor rules={data} etag={etag} />}
      </Loaded>
    </Panel>
  );
}

/** The rules with one more of a kind, under an id that none of them has. */
function withRule(rules: readonly ScoreRule[], kind: ScoreRule['kind']): ScoreRule[] {
  const taken = new Set(rules.map(({ id }) => id));
  let id: string = kind;
  for (let number = 2; taken.has(id); number++) id = `${kind}-${number}`;
  return [...rules, { id, kind, label: kinds[kind].split('，')[0]!, points: 1 }];
}

/** The rules as a reader sees them, under the names that they have. */
function ruleTexts({ base, rules }: ScoreRules): Record<string, string> {
  const texts = rules.map(({ id, kind, label, points }) => [
    `${kinds[kind]}${/-\d+$/.exec(id)?.[0] ?? ''}`,
    `${label} ${points} 分`,
  ]);
  return { 基础分: String(base), ...Object.fromEntries(texts) };
}

function Editor({ rules, etag }: { rules: ScoreRules; etag: string }) {
  const office = useIsOffice();
  const client = useQueryClient();
  const form = useRebase(rules, etag);
  const { value, set: setValue } = form;
  const send = () => leagueApi.saveRules({ base: value.base, rules: value.rules }, form.etag);
  const save = useSave(form, 'score-rules', send, {
    done: '得分规则已保存',
    onDone: () => void client.invalidateQueries({ queryKey: ['league'] }),
  });
  const set = (id: string, part: Partial<ScoreRule>) =>
    setValue({ ...value, rules: value.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)) });
  const columns: TableColumn<ScoreRule>[] = [
    {
      key: 'label',
      header: '名称',
      cell: (rule) =>
        office ? (
          <Input
            aria-label={`${kinds[rule.kind]}：名称`}
            maxLength={20}
            value={rule.label}
            onChange={(event) => set(rule.id, { label: event.target.value })}
          />
        ) : (
          rule.label
        ),
    },
    { key: 'kind', header: '算法', cell: (rule) => kinds[rule.kind] },
    {
      key: 'points',
      header: '分值',
      cell: (rule) =>
        office ? (
          <InputNumber
            aria-label={`${rule.label}：分值`}
            min={-100}
            max={100}
            step={0.5}
            value={rule.points}
            onChange={(points) => set(rule.id, { points: points ?? 0 })}
          />
        ) : (
          rule.points
        ),
    },
    ...(office
      ? [
          {
            key: 'act',
            header: '操作',
            cell: (rule: ScoreRule) => (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`删除${rule.label}`}
                onClick={() => setValue({ ...value, rules: value.rules.filter(({ id }) => id !== rule.id) })}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <div className="panel-pad">
        <Field label="基础分">
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={1000}
              disabled={!office}
              value={value.base}
              onChange={(base) => setValue({ ...value, base: base ?? 0 })}
            />
          )}
        </Field>
      </div>
      <DataTable label="得分规则" columns={columns} rows={value.rules} rowKey={({ id }) => id} />
      {form.meanwhile ? (
        <div className="panel-pad">
          <ChangedMeanwhile what="得分规则" of={form.meanwhile} texts={ruleTexts} />
        </div>
      ) : office ? (
        <>
          <Refusal of={save} />
          <SaveRow
            className="panel-pad"
            changed={form.changed}
            busy={save.busy}
            save="保存规则"
            onReset={form.reset}
            foot={
              <Select
                aria-label="加一项"
                style={{ width: 240 }}
                placeholder="加一项…"
                value={null}
                options={(Object.keys(kinds) as ScoreRule['kind'][]).map((kind) => ({
                  value: kind,
                  label: kinds[kind],
                }))}
                onChange={(kind: ScoreRule['kind'] | null) => {
                  if (kind) setValue({ ...value, rules: withRule(value.rules, kind) });
                }}
              />
            }
          />
        </>
      ) : null}
    </form>
  );
}
