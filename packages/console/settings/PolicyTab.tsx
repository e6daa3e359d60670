import { secondPersonNames } from '@mingcha/kernel/labels';
import { App, Checkbox, InputNumber, Radio } from 'antd';
import { tenancyApi, useTenant } from '../api/tenancy.ts';
import type { TenantSettings } from '../api/types.ts';
import { PolicyTable } from '../credit/PolicyTable.tsx';
import { disclosureNames } from '../draws/words.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { Field } from '../ui/form/Field.tsx';
import { SettingsForm } from '../ui/form/SettingsForm.tsx';
import { useRebase } from '../ui/form/useRebase.ts';
import { useSave } from '../ui/form/useSave.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { DayOverrides } from './DayOverrides.tsx';
import { PolicyProposal } from './PolicyProposal.tsx';
import { ProvinceAccessPanel } from './ProvinceAccessPanel.tsx';
import { secondPersonActs, settingTexts } from './settingTexts.ts';

/** How draws are composed unless a draw says otherwise. */
export function PolicyTab() {
  const tenant = useTenant();
  return (
    <Loaded query={tenant} lines={8}>
      {({ data, etag }) => (
        <div className="stack policy">
          <PolicyProposal tenant={data} etag={etag} />
          <PolicyForm settings={data.settings} etag={etag} />
          <ProvinceAccessPanel />
        </div>
      )}
    </Loaded>
  );
}

function PolicyForm({ settings, etag }: { settings: TenantSettings; etag: string }) {
  const writable = permits(useMe(), 'tenancy:write');
  const { message } = App.useApp();
  const form = useRebase(settings, etag);
  const draft = form.value;
  const set = (part: Partial<TenantSettings>) => form.set({ ...draft, ...part });
  const save = useSave(form, 'tenant', () => tenancyApi.updateTenant(draft, form.etag), {
    onDone: ({ data }) => {
      message.success(data.policyProposal ? '已保存；抽查规则的修改待另一人复核' : '设置已保存');
    },
  });
  return (
    <SettingsForm
      form={form}
      save={save}
      writable={writable}
      what="抽查设置"
      texts={settingTexts}
      button="保存设置"
    >
      <Panel
        title="各类对象的默认抽查比例"
        about="新建抽查时以此为准，可在每次抽查中调整。风险越高，比例越高。单独规定的事项见“分级分类监管政策”。"
        flush
      >
        <PolicyTable
          value={draft.drawPolicy}
          disabled={!writable}
          onChange={(drawPolicy) => set({ drawPolicy })}
        />
      </Panel>
      <Panel title="检查组与公开">
        <div className="fields">
          <Field label="每组执法人员数" hint="不少于 2 人">
            {(id) => (
              <InputNumber
                id={id}
                min={2}
                max={10}
                precision={0}
                disabled={!writable}
                value={draft.teamSize}
                onChange={(teamSize) => set({ teamSize: teamSize ?? 2 })}
              />
            )}
          </Field>
          <Field label="公示期限（工作日）" hint="抽取后几个工作日内公示结果；逾期在公开页面上注明">
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={60}
                precision={0}
                disabled={!writable}
                value={draft.publishWithin}
                onChange={(publishWithin) => set({ publishWithin: publishWithin ?? 1 })}
              />
            )}
          </Field>
          <Field label="合并检查提醒（天）" hint="对同一企业的检查相隔不超过几天的，提醒合并为一次联合检查">
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                max={180}
                precision={0}
                disabled={!writable}
                value={draft.joinWindow}
                onChange={(joinWindow) => set({ joinWindow: joinWindow ?? 0 })}
              />
            )}
          </Field>
          <fieldset className="plain-set wide">
            <legend>默认公开方式</legend>
            <Radio.Group
              disabled={!writable}
              value={draft.disclosure}
              onChange={(event) => set({ disclosure: event.target.value })}
            >
              <Radio value="sealed">{disclosureNames.sealed}</Radio>
              <Radio value="full">{disclosureNames.full}</Radio>
            </Radio.Group>
          </fieldset>
          <fieldset className="plain-set wide">
            <legend>须由另一人复核</legend>
            <Checkbox.Group
              disabled={!writable}
              value={draft.secondPersons}
              options={secondPersonActs.map((value) => ({ value, label: secondPersonNames[value] }))}
              onChange={(acts) =>
                set({ secondPersons: secondPersonActs.filter((act) => acts.includes(act)) })
              }
            />
            <p className="muted">
              由提出人以外的另一名有权限的人员或监督审计人员同意后才生效。抽查规则本身须复核的，取消复核也须复核。
            </p>
          </fieldset>
        </div>
      </Panel>
      <Panel title="工作日调整" about="国务院安排之外本市自定的上班日与休息日，计算办理时限时以此为准。">
        <DayOverrides
          value={draft.dayOverrides}
          disabled={!writable}
          onChange={(dayOverrides) => set({ dayOverrides })}
        />
      </Panel>
    </SettingsForm>
  );
}
