import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { CaseType, Values } from '../../api/cases/caseTypes.ts';
import { ChangedDialog } from '../../drafts/ChangedDialog.tsx';
import { DraftLine } from '../../drafts/DraftLine.tsx';
import { type FoundDraft, firstContent, useFoundDraft, useKeeper } from '../../drafts/useDraft.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { useCaseType } from '../queries.ts';
import { CaseFields } from './CaseFields.tsx';
import { LateFields, missingLate, notLate, sentLate } from './LateFields.tsx';
import { copiedValues, fieldsNamed, missingTitles, sentValues } from './values.ts';

/** What begins with given values is kept apart, so that it takes no other draft's place. */
const draftKey = (type: string, isGiven: boolean) => `case:new-${type}${isGiven ? '-given' : ''}`;

/** Opens a case of a type. */
export function NewCasePage() {
  const { type } = useParams({ from: '/cases/$type/new' });
  const { copy, values } = useSearch({ from: '/cases/$type/new' });
  const isGiven = copy !== undefined || values !== undefined;
  const query = useCaseType(type);
  const draft = useFoundDraft<Values>(draftKey(type, isGiven));
  const copied = useQuery({
    queryKey: ['case', type, copy ?? ''],
    queryFn: () => casesApi.get(type, copy!),
    enabled: copy !== undefined,
  });
  return (
    <div className="page" key={`${type} ${copy}`}>
      <Loaded query={query} page>
        {(of) => (
          <>
            <PageHead
              title={`登记${of.title}`}
              crumb={
                <Link to="/cases/$type" params={{ type }}>
                  ← {of.title}
                </Link>
              }
              about={of.basis.length > 0 ? `依据：${of.basis.join('、')}` : undefined}
            />
            {of.canOpen ? (
              <Loaded query={draft}>
                {(found) =>
                  copy === undefined ? (
                    <OpeningForm of={of} found={found} given={values} />
                  ) : (
                    <Loaded query={copied}>
                      {({ data }) => <OpeningForm of={of} found={found} given={copiedValues(of, data)} />}
                    </Loaded>
                  )
                }
              </Loaded>
            ) : (
              <Empty title="您的岗位不能登记这类事项">需要的话请联系市级管理员。</Empty>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

const untouched: Values = {};

interface OpeningFormProps {
  of: CaseType;
  found: FoundDraft<Values>;
  /** What the form begins with. */
  given: Values | undefined;
}

function OpeningForm({ of, found, given }: OpeningFormProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState<Values>(() => given ?? firstContent(found) ?? untouched);
  const [late, setLate] = useState(notLate);
  const { keeper, state } = useKeeper<Values>(draftKey(of.name, given !== undefined), found);
  const isEmpty = Object.keys(sentValues(values)).length === 0;
  useEffect(() => keeper.set(isEmpty ? undefined : values), [keeper, values, isEmpty]);
  const fields = fieldsNamed(of.fields, [...of.opening.fills, ...of.opening.asks]);
  const required = new Set(of.opening.fills);
  const missing = [...missingTitles(fields, required, values), ...missingLate(late, '收到')];
  const back = () => void navigate({ to: '/cases/$type', params: { type: of.name } });
  const save = useAct(
    (given: Values) =>
      keeper.ending((done) => casesApi.open(of.name, { values: given, ...sentLate(late) }, key, done)),
    {
      done: '已登记',
      onDone: ({ data }) => {
        keeper.set(undefined);
        for (const name of ['cases', 'inbox']) void client.invalidateQueries({ queryKey: [name] });
        void navigate({ to: '/cases/$type/$id', params: { type: of.name, id: data.id } });
      },
    },
  );
  const discard = () => {
    setValues(untouched);
    keeper.set(undefined);
    void keeper.flush();
  };
  return (
    <>
      <DraftLine
        state={state}
        takenUp={given || found.unsent ? undefined : found.kept?.keptAt}
        onDiscard={discard}
      />
      <ChangedDialog
        state={state}
        onTheirs={(theirs) => {
          setValues(theirs.content);
          keeper.resolve(theirs, theirs.content);
        }}
        onMine={(theirs) => keeper.resolve(theirs, values)}
      />
      <Panel>
        <ActForm
          ready={missing.length === 0}
          missing={missing}
          act={save}
          submit="登记"
          onSubmit={() => save.run(sentValues(values))}
          onClose={back}
        >
          <CaseFields fields={fields} required={required} values={values} onChange={setValues} />
          {of.opening.canRecordLate ? <LateFields word="收到" value={late} onChange={setLate} /> : null}
        </ActForm>
      </Panel>
    </>
  );
}
