import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { type AuditQuery, auditApi } from '../api/audit.ts';
import { tenancyApi } from '../api/tenancy.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { Field } from '../ui/form/Field.tsx';
import type { AuditSearch } from './search.ts';

interface AuditFilterProps {
  search: AuditSearch;
  onFind: (part: AuditQuery) => void;
}

const several = 1_000;

/** People and systems that may have done something; an account that left stays on the list. */
function useActors() {
  const enabled = permits(useMe(), 'tenancy:read');
  const people = useQuery({
    enabled,
    queryKey: ['people', 'all'],
    queryFn: async () => {
      const items = [];
      let cursor: string | undefined;
      do {
        const page = await tenancyApi.people(cursor);
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor && items.length < several);
      return items;
    },
  });
  const clients = useQuery({ enabled, queryKey: ['clients'], queryFn: tenancyApi.clients });
  return [
    ...(people.data ?? []).map(({ id, name, login }) => ({ value: id, label: `${name}（${login}）` })),
    ...(clients.data?.items ?? []).map(({ id, name }) => ({ value: id, label: `${name}（系统接口）` })),
    { value: 'clock', label: '系统（按督办规则）' },
    { value: 'anonymous', label: '未登录者' },
  ];
}

/** Who, what, which object, when: each narrows the log. */
export function AuditFilter({ search, onFind }: AuditFilterProps) {
  const actors = useActors();
  const actions = useQuery({
    queryKey: ['audit', 'actions'],
    queryFn: auditApi.actions,
    staleTime: Infinity,
  });
  const known = actions.data?.items ?? [];
  const nouns = [...new Map(known.map(({ kind, noun }) => [kind, noun]))];
  const groups = nouns.map(([kind, noun]) => ({
    label: noun,
    options: known
      .filter((one) => one.kind === kind)
      .map(({ action, name }) => ({ value: action, label: name })),
  }));
  return (
    <div className="audit-filter">
      <Field label="操作人">
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="全部人员"
            value={search.by ?? null}
            options={withChosen(actors, search.by)}
            onChange={(by: string | null) => onFind({ by: by ?? undefined })}
          />
        )}
      </Field>
      <Field label="操作">
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="全部操作"
            value={search.action ?? null}
            options={groups}
            onChange={(action: string | null) => onFind({ action: action ?? undefined })}
          />
        )}
      </Field>
      <Field label="对象类别">
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="全部对象"
            value={search.kind ?? null}
            options={nouns.map(([value, label]) => ({ value, label }))}
            onChange={(kind: string | null) => onFind({ kind: kind ?? undefined, object: undefined })}
          />
        )}
      </Field>
      <Field label="对象或文字">
        {(id) => <Words id={id} value={search.q ?? ''} onFind={(q) => onFind({ q: q || undefined })} />}
      </Field>
      <Field label="起始日期">
        {(id) => (
          <Input
            id={id}
            type="date"
            value={search.from ?? ''}
            max={search.to}
            onChange={(event) => onFind({ from: event.target.value || undefined })}
          />
        )}
      </Field>
      <Field label="截止日期">
        {(id) => (
          <Input
            id={id}
            type="date"
            value={search.to ?? ''}
            min={search.from}
            onChange={(event) => onFind({ to: event.target.value || undefined })}
          />
        )}
      </Field>
      {search.object ? (
        <div className="note row">
          <span>只看一个对象的记录</span>
          <Button size="small" onClick={() => onFind({ object: undefined, kind: undefined })}>
            看全部
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** With the one chosen, even where it is on no list. */
function withChosen(options: { value: string; label: string }[], chosen: string | undefined) {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label: chosen }, ...options];
}

function Words({ id, value, onFind }: { id: string; value: string; onFind: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onFind(text.trim()), 400);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      id={id}
      allowClear
      placeholder="名称、文号、编号…"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onFind(text.trim())}
    />
  );
}
