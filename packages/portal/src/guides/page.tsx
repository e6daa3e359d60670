/** @jsxImportSource preact */
import { type Answers, answersIn, answersOf, situationOf } from '@mingcha/catalogue/narrow';
import { useState } from 'preact/hooks';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { PageHead } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { Link } from '../router.tsx';
import { guidePath, guidesPath, servicePath } from '../routes.ts';
import '../style/services.css';
import '../style/guides.css';
import { formatInstant } from '../words/time.ts';
import { fetchGuide, type Guide, noticeAddress } from './api.ts';
import { countWords, Materials } from './materials.tsx';
import { Questions } from './questions.tsx';

type Props = { tenant: string; list: string; id: string; given: string };

function Applying({ tenant, guide, situation }: { tenant: string; guide: Guide; situation: string }) {
  const { opens, promise, url } = guide;
  const query = new URLSearchParams({ guide: `${guide.list}/${guide.id}`, ...(situation && { situation }) });
  return (
    <section class="card" aria-labelledby="apply">
      <h2 id="apply">时限和申请</h2>
      <p class="promise">
        {promise ? (
          <>
            承诺{promise.days > 0 && '自受理之日起'} <b>{promise.text}</b>
            {promise.days > 0 && '内办结'}
          </>
        ) : (
          '时限以窗口告知为准'
        )}
        {guide.dept !== undefined && `，由${guide.dept}办理`}。
      </p>
      <p class="actions">
        {opens && (
          <Link to={`${servicePath(tenant, opens.type)}?${query}`} class="button">
            在线办理
          </Link>
        )}
        {!opens && !guide.suspended && url?.startsWith('https://') && (
          <a href={url} class="button" target="_blank" rel="noreferrer">
            到办理网站申请
          </a>
        )}
        <a href={noticeAddress(tenant, guide, situation)} class="button quiet">
          一次性告知单（PDF）
        </a>
      </p>
      {!opens && !guide.suspended && url === undefined && <p>请到窗口办理。</p>}
    </section>
  );
}

function Windows({ windows }: Pick<Guide, 'windows'>) {
  if (windows.length === 0) return null;
  return (
    <section aria-labelledby="windows">
      <h2 id="windows">办理窗口</h2>
      <ul class="plain ruled">
        {windows.map(({ title, area, address, hours, phone }) => (
          <li key={`${area} ${title}`}>
            <b>
              {area && `${area} · `}
              {title}
            </b>
            <p class="facts">{[address, hours, phone && `电话 ${phone}`].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Members({ tenant, members }: { tenant: string } & Pick<Guide, 'members'>) {
  if (members.length === 0) return null;
  return (
    <section aria-labelledby="members">
      <h2 id="members">包含的事项</h2>
      <ul class="plain ruled">
        {members.map(({ name, list, id, suspended }) => (
          <li key={name}>
            {list !== undefined && id !== undefined ? (
              <Link to={guidePath(tenant, { list, id })}>{name}</Link>
            ) : (
              name
            )}
            {suspended && <span class="badge void">紧急停用</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ sections, faqs }: Pick<Guide, 'sections' | 'faqs'>) {
  return (
    <>
      {sections.map(({ title, entries }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <dl class="facts-list">
            {entries.map((entry) => (
              <div key={entry.title}>
                <dt>{entry.title}</dt>
                <dd class="written">{entry.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {faqs.length > 0 && (
        <section aria-labelledby="faqs">
          <h2 id="faqs">常见问题</h2>
          {faqs.map(({ question, answer }) => (
            <details key={question} class="card">
              <summary>{question}</summary>
              <p class="written">{answer}</p>
            </details>
          ))}
        </section>
      )}
    </>
  );
}

function Whole({ tenant, guide, given }: { tenant: string; guide: Guide; given: string }) {
  const [answers, setAnswers] = useState<Answers>(() => answersOf(guide.questions, answersIn(given)));
  const situation = situationOf(guide.questions, answers);
  const address = (said: string) =>
    guidePath(tenant, guide) + (said === '' ? '' : `?situation=${encodeURIComponent(said)}`);
  const change = (next: Answers) => {
    setAnswers(next);
    // Who sends the address on, or comes back, has the same answers.
    history.replaceState(null, '', address(situationOf(guide.questions, next)));
  };
  return (
    <>
      <ContentDay of={[guide.edition.publishedAt, guide.suspended?.since]} />
      {guide.suspended && (
        <p class="notice void" role="alert">
          本事项自 {formatInstant(guide.suspended.since)} 起紧急停用，停用期间不受理新的申请。理由：
          {guide.suspended.reason}
        </p>
      )}
      <Questions guide={guide} answers={answers} onAnswers={change} />
      <section aria-labelledby="materials">
        <h2 id="materials">申请材料</h2>
        <p class="facts" aria-live="polite">
          {countWords(guide, answers)}
        </p>
        {situation !== '' && <p class="print-only">办理情形：{situation}</p>}
        <Materials guide={guide} answers={answers} />
      </section>
      <Applying tenant={tenant} guide={guide} situation={situation} />
      <Members tenant={tenant} members={guide.members} />
      <Windows windows={guide.windows} />
      <Facts {...guide} />
      <p class="facts">
        依据公布的清单第 {guide.edition.number} 版，{formatInstant(guide.edition.publishedAt)} 公布。
      </p>
      <div class="print-only guide-code">
        <Qr text={new URL(address(situation), location.href).href} label="本指南的网址" />
        <span>扫码打开本指南</span>
      </div>
    </>
  );
}

/** 办事指南 of one item, narrowed to the reader's case by questions. */
export function GuidePage({ tenant, list, id, given }: Props) {
  const [guide, reload] = useResource(`${list}/${id}`, (signal) => fetchGuide(tenant, { list, id }, signal));
  return (
    <>
      <PageHead
        title={guide.phase === 'ready' ? guide.value.name : '办事指南'}
        trail={[
          { to: '/', text: '首页' },
          { to: guidesPath(tenant), text: '办事指南' },
        ]}
      />
      <Awaited resource={guide} retry={reload} lines={10}>
        {(value) => <Whole tenant={tenant} guide={value} given={given} />}
      </Awaited>
    </>
  );
}
