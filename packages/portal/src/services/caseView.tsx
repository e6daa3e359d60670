/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { formatInstant } from '../words/time.ts';
import { type CitizenCase, type Followed, fetchFileAddress, fetchPaper, type Holder } from './api.ts';
import { Doing } from './doing.tsx';
import { Rows } from './rows.tsx';
import { dueWords, valueText } from './words.ts';

type Props = { holder: Holder; followed: Followed; onFollowed: (next: Followed) => void };

/** A case of one's own: where it stands, what is awaited until when, what was done, and what one can do. */
export function CaseView({ holder, followed, onFollowed }: Props) {
  const { value } = followed;
  const tone = value.done ? 'good' : value.awaits.you ? 'wait' : 'work';
  // Who comes by a link has not written the case: what it says comes before what can be done.
  const content = <Content holder={holder} value={value} />;
  return (
    <>
      <section class={`card standing ${tone}`} aria-labelledby="standing">
        <h2 id="standing">
          <span class={`badge ${value.done ? 'done' : value.awaits.you ? 'wait' : 'work'}`}>
            {value.state}
          </span>
          {value.result !== undefined && <> {value.result}</>}
        </h2>
        <p>
          {value.number !== undefined && <>编号 {value.number}，</>}
          {formatInstant(value.openedAt)} {value.steps[0]?.title ?? '提交'}。
          {!value.done && `${value.awaits.text}。`}
        </p>
        {value.due.map((one) => (
          <p key={one.title}>{dueWords(one)}</p>
        ))}
        {value.erased && <p class="notice wait">保存期满，个人信息已清除，不能再办理。</p>}
      </section>
      {'link' in holder && content}
      <Doing holder={holder} followed={followed} onFollowed={onFollowed} />
      <Papers holder={holder} papers={value.papers} />
      <section aria-labelledby="steps">
        <h2 id="steps">办理过程</h2>
        <ol class="steps">
          {value.steps.map((step) => (
            <li key={`${step.at} ${step.title}`} class={step.own ? 'own' : ''}>
              {step.title}
              <time dateTime={step.at}>{formatInstant(step.at)}</time>
              {step.text !== undefined && <p class="written">{step.text}</p>}
            </li>
          ))}
        </ol>
      </section>
      {!('link' in holder) && content}
    </>
  );
}

function Papers({ holder, papers }: { holder: Holder; papers: CitizenCase['papers'] }) {
  const [trouble, setTrouble] = useState('');
  if (papers.length === 0) return null;
  const save = async (id: string, name: string) => {
    setTrouble('');
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await fetchPaper(holder, id));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (cause) {
      setTrouble((cause as Error).message);
    }
  };
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">发给您的文书</h2>
      <ul class="plain ruled">
        {papers.map(({ id, title, number, at }) => (
          <li key={id}>
            {title}
            {number !== undefined && `（${number}）`}，{formatInstant(at)}{' '}
            <button type="button" class="copy" onClick={() => void save(id, `${title}.pdf`)}>
              下载<span class="hidden-text">{title}</span>
            </button>
          </li>
        ))}
      </ul>
      {trouble !== '' && (
        <p class="field-problem" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}

function Content({ holder, value }: { holder: Holder; value: CitizenCase }) {
  const files = new Map(value.files.map((file) => [file.id, file]));
  const fetchFile = async (id: string) => {
    const { url } = await fetchFileAddress(holder, id);
    location.assign(url);
  };
  const shown = (field: CitizenCase['fields'][number]) => {
    if (field.type === 'table') return <Rows field={field} names={value.names} />;
    if (field.type !== 'file') return valueText(field.value, value.names, field.type);
    return [field.value].flat().flatMap((id) => {
      const file = files.get(String(id));
      return file ? (
        <button key={file.id} type="button" class="copy" onClick={() => void fetchFile(file.id)}>
          {file.name}
        </button>
      ) : (
        []
      );
    });
  };
  return (
    <section aria-labelledby="content">
      <h2 id="content">事项内容</h2>
      <dl class="facts-list">
        {value.fields.map((field) => (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd class="written">
              {shown(field)}
              {field.masked && <small>已隐去部分内容</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
