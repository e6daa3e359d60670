import { Drawer } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, CaseAction, Values } from '../../api/cases/caseTypes.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { CaseFields } from '../form/CaseFields.tsx';
import { LateFields, missingLate, notBeforeLast, notLate, sentLate } from '../form/LateFields.tsx';
import { LinkField } from '../form/LinkField.tsx';
import { changedValues, fieldsNamed, missingTitles, sentValues } from '../form/values.ts';
import { useCaseAct } from './useCaseAct.ts';

interface ActionDrawerProps {
  found: Case;
  etag: string;
  /** What is being done; nothing where the drawer is closed. */
  action: CaseAction | undefined;
  /** It can no longer be done: others were faster. */
  isOver: boolean;
  onClose: () => void;
}

/** The form of an action: what must be filled in, what may be, and who must agree. */
export function ActionDrawer({ action, onClose, ...of }: ActionDrawerProps) {
  return (
    <Drawer
      title={action?.title}
      open={action !== undefined}
      onClose={onClose}
      size={640}
      destroyOnHidden
      maskClosable={false}
    >
      {action ? <ActionForm key={action.name} action={action} onClose={onClose} {...of} /> : null}
    </Drawer>
  );
}

/** Optional fields begin as they are, and so do tables; what else must be filled in is filled in anew. */
function firstValues({ fields }: Case, { asks, fills }: CaseAction): Values {
  const kept = fields.filter(({ name, type, masked, value }) => {
    const isOptional = asks.includes(name) && !fills.includes(name);
    return (isOptional || (type === 'table' && fills.includes(name))) && !masked && value !== undefined;
  });
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}

function ActionForm(props: ActionDrawerProps & { action: CaseAction }) {
  const { found, etag, action, isOver, onClose } = props;
  const [first] = useState<Values>(() => firstValues(found, action));
  const [values, setValues] = useState(first);
  const [linkTo, setLinkTo] = useState('');
  const [late, setLate] = useState(notLate);
  // The version that this person has looked at: only after a refusal is a newer one taken for looked at.
  const [seen, setSeen] = useState<string>();
  const fields = fieldsNamed(found.fields, [...action.fills, ...action.asks]);
  const required = new Set(action.fills);
  const [asked, setAsked] = useState<Values>({});
  const asks = action.children.map(({ field }) => field);
  const askedNames = new Set(asks.map(({ name }) => name));
  // Of an amendment only the values that differ are sent, so that the approver sees those alone.
  const sent = action.amends ? changedValues(first, values) : sentValues(values);
  const isSame = action.amends && Object.keys(sent).every((name) => required.has(name));
  const missing = [
    ...(isSame ? ['要更正的内容'] : []),
    ...missingTitles(fields, required, values),
    ...missingTitles(asks, askedNames, asked),
    ...(action.link && linkTo === '' ? [action.link.title] : []),
    ...missingLate(late, '办理'),
  ];
  const proposed = action.approvedBy.length > 0;
  const [opened] = useState(etag);
  const act = useCaseAct(
    found,
    () =>
      casesApi.act(
        found,
        action.name,
        {
          values: sent,
          ...(action.link && { linkTo }),
          ...(asks.length > 0 && { asked: asked as Record<string, string[]> }),
          ...sentLate(late),
        },
        seen === undefined ? opened : etag,
      ),
    {
      done: proposed ? '已提请审批' : `已${action.title}`,
      onDone: onClose,
      onStale: () => setSeen(etag),
    },
  );
  const overtaken = act.problem?.status === 412 && !isOver;
  return (
    <ActForm
      ready={missing.length === 0 && !isOver}
      missing={missing}
      act={overtaken ? { ...act, problem: undefined } : act}
      submit={proposed ? '提请审批' : action.title}
      danger={action.danger}
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      {isOver ? (
        <div className="note warn" role="status">
          他人已先办理，“{action.title}”现在不能再做。您填写的内容还在，需要的话请先复制，再关闭。
        </div>
      ) : null}
      {overtaken ? (
        <div className="note warn" role="alert">
          他人刚刚办理过此事项，页面已载入最新情况。您填写的内容还在，核对后可以再次提交。
        </div>
      ) : null}
      {proposed ? (
        <p className="muted">
          提交后须{action.approvedBy.length > 1 ? '依次' : ''}由{action.approvedBy.join('、')}
          审批，同意后生效。
        </p>
      ) : null}
      {action.amends ? (
        <p className="muted">
          只改有误的内容，其余保持不动。同意后立即重新公示：写明更正的日期和理由，原来公示的内容仍可查看。
        </p>
      ) : null}
      {action.danger ? <p className="note bad">此操作不能撤销，请确认后再提交。</p> : null}
      {fields.length > 0 ? (
        <CaseFields fields={fields} required={required} values={values} onChange={setValues} />
      ) : action.link || asks.length > 0 ? null : (
        <p>确认{action.title}？</p>
      )}
      {asks.length > 0 ? (
        <CaseFields fields={asks} required={askedNames} values={asked} onChange={setAsked} under="/asked" />
      ) : null}
      {action.link ? (
        <LinkField link={action.link} except={found.id} value={linkTo} onChange={setLinkTo} />
      ) : null}
      {found.canRecordLate ? (
        <LateFields word="办理" hint={notBeforeLast} value={late} onChange={setLate} />
      ) : null}
    </ActForm>
  );
}
