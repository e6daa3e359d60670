/** @jsxImportSource preact */
import { answersIn, answersOf, situationOf } from '@mingcha/catalogue/narrow';
import { useRef, useState } from 'preact/hooks';
import type { ApiError } from '../api/client.ts';
import { useResource } from '../api/useResource.ts';
import { fetchGuide, type Guide } from '../guides/api.ts';
import { countWords, Materials } from '../guides/materials.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { PageHead } from '../parts/page.tsx';
import { servicesPath } from '../routes.ts';
import '../style/guides.css';
import '../style/services.css';
import { type CitizenOpened, type CitizenServiceForm, fetchService, sendForm, type Values } from './api.ts';
import { Fields } from './field.tsx';
import { draftOf, dropDraft, keepDraft } from './kept.ts';
import { Notice } from './notice.tsx';
import { filledIn, missingIn, type Problems, problemsOf } from './problems.ts';
import { Receipt } from './receipt.tsx';
import { TroubleLine } from './useDoing.tsx';

/** What a form takes from the guide that it is opened from: these values are not asked for. */
export type FromGuide = { guide: Guide; values: Values; situation: string };

type FormProps = {
  tenant: string;
  service: CitizenServiceForm;
  reload: () => void;
  from: FromGuide | undefined;
};

/** Takes the reader to the first field that is wrong. */
const showFirst = () =>
  setTimeout(() =>
    document.querySelector<HTMLElement>('[aria-invalid="true"], .consent input:invalid')?.focus(),
  );

function Form({ tenant, service, reload, from }: FormProps) {
  const { name, title, notice } = service;
  const carried = from?.values ?? {};
  const fields = service.fields.filter((field) => !Object.hasOwn(carried, field.name));
  // One form for each guide: what was begun for another one is another matter.
  const draftName = from ? `${name}-${from.guide.list}-${from.guide.id}` : name;
  const [draft] = useState(() => draftOf(tenant, draftName));
  const [values, setValues] = useState(draft.values);
  const [problems, setProblems] = useState<Problems>({});
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [done, setDone] = useState<Partial<CitizenOpened>>();
  const trap = useRef<HTMLInputElement>(null);
  const holder = { tenant, code: draft.code };

  const change = (field: string, value: unknown) =>
    setValues((before) => {
      const next = { ...before, [field]: value };
      keepDraft(tenant, draftName, { code: draft.code, values: next });
      return next;
    });

  async function send(): Promise<void> {
    const missing = missingIn(fields, values);
    setProblems(missing);
    setTrouble(agreed ? '' : '请阅读并同意个人信息处理告知。');
    if (Object.keys(missing).length > 0 || !agreed) return void showFirst();
    setBusy(true);
    keepDraft(tenant, draftName, { code: draft.code, values });
    try {
      const homepage = trap.current?.value;
      setDone(
        await sendForm(holder, name, {
          values: { ...filledIn(values), ...carried },
          consent: notice.hash,
          ...(homepage && { homepage }),
        }),
      );
      dropDraft(tenant, draftName);
    } catch (cause) {
      const error = cause as ApiError;
      // It was handed in before, under this code: the answer was lost.
      if (error.code === 'receipt-used') {
        setDone({});
        dropDraft(tenant, draftName);
      } else if (error.code === 'notice-changed') {
        setAgreed(false);
        setTrouble(error.detail);
        reload();
      } else {
        const found = problemsOf(error);
        setProblems(found);
        setTrouble(
          found[''] ?? (error.errors.length > 0 ? '请按提示修改后重新提交。' : error.detail || error.message),
        );
        showFirst();
      }
    }
    setBusy(false);
  }

  if (done)
    return (
      <Receipt
        tenant={tenant}
        code={draft.code}
        title={from?.guide.name ?? title}
        number={done.number}
        at={done.at}
      />
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <Notice notice={notice} />
      <section aria-labelledby="form">
        <h2 id="form">填写</h2>
        {from && <Carried {...from} />}
        <Fields
          fields={fields}
          values={values}
          onValue={change}
          problems={problems}
          holder={holder}
          type={name}
        />
        <p class="not-for-people" aria-hidden="true">
          <input ref={trap} name="homepage" tabIndex={-1} autocomplete="off" />
        </p>
        <label class="consent">
          <input
            type="checkbox"
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          <span>我已阅读以上告知，同意{notice.collector}为办理这件事项处理我填写的个人信息。</span>
        </label>
        <TroubleLine text={trouble} />
        <p class="actions">
          <button type="submit" class="button" disabled={busy}>
            {busy ? '正在提交…' : '提交'}
          </button>
        </p>
      </section>
    </form>
  );
}

type Props = { tenant: string; type: string; guide: string; given: string };

/** The guide that an address names, if it opens this type. */
async function fromGuide({ tenant, type, guide: named, given }: Props, signal: AbortSignal) {
  const [list, id] = named.split('/');
  if (!list || !id) return undefined;
  const guide = await fetchGuide(tenant, { list, id }, signal);
  if (guide.opens?.type !== type) return undefined;
  const situation = situationOf(guide.questions, answersOf(guide.questions, answersIn(given)));
  const values = { ...guide.opens.values, [guide.opens.situation]: situation || undefined };
  return { guide, situation, values };
}

/** What the guide has settled already: the item, the answers, and what is to be handed in. */
function Carried({ guide, situation }: FromGuide) {
  const answers = answersOf(guide.questions, answersIn(situation));
  return (
    <section class="card" aria-labelledby="carried">
      <h3 id="carried">{guide.name}</h3>
      {situation !== '' && <p>办理情形：{situation}</p>}
      <p class="facts">请准备以下材料，{countWords(guide, answers)}。</p>
      <Materials guide={guide} answers={answers} />
    </section>
  );
}

/** Hands in a matter without an account: what is collected and why, the form, and the receipt. */
export function ServicePage({ tenant, type, guide, given }: Props) {
  const [service, reload] = useResource(`${type} ${guide} ${given}`, async (signal) => {
    const [form, from] = await Promise.all([
      fetchService(tenant, type, signal),
      fromGuide({ tenant, type, guide, given }, signal),
    ]);
    return { ...form, from };
  });
  const title =
    service.phase === 'ready' ? (service.value.from?.guide.name ?? service.value.title) : '网上办事';
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: '/', text: '首页' },
          { to: servicesPath(tenant), text: '网上办事' },
        ]}
      />
      <Awaited resource={service} retry={reload} lines={8}>
        {(value) =>
          value.closed === undefined ? (
            <Form tenant={tenant} service={value} from={value.from} reload={() => reload(true)} />
          ) : (
            <p class="empty">现在不受理。{value.closed}</p>
          )
        }
      </Awaited>
    </>
  );
}
