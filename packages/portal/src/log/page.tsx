/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { PublicLog } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Hash } from '../parts/hash.tsx';
import { PageHead } from '../parts/page.tsx';
import { When } from '../parts/when.tsx';
import { cityPath, isProvince, noticesPath } from '../routes.ts';
import { AlarmCard } from './alarm.tsx';
import { fetchLog, logPrefix, remoteLog } from './api.ts';
import { checkHead, type HeadCheck, type Since } from './check.ts';
import { Cosigners } from './cosigners.tsx';
import { Count } from './count.tsx';
import { type Alarm, keepAlarm, keepHead, keptAlarm, keptHead } from './kept.ts';
import '../style/log.css';

type Seen = { log: PublicLog; head: HeadCheck; kept: boolean };

/** Looks at the newest head, and keeps it where it goes on from the last one. */
async function look(tenant: string, raise: (alarm: Alarm) => void, signal: AbortSignal): Promise<Seen> {
  const log = await fetchLog(tenant, signal);
  const before = keptHead(tenant);
  const head = await checkHead(remoteLog(tenant), log, before);
  if (head.since.kind === 'contradiction') {
    const at = new Date().toISOString();
    raise({ reason: head.since.reason, before: before?.checkpoint ?? '', after: log.checkpoint, at });
    return { log, head, kept: false };
  }
  return { log, head, kept: keepHead(tenant, { vkey: log.vkey, checkpoint: log.checkpoint }) };
}

function sinceWords(since: Since, kept: boolean): string {
  switch (since.kind) {
    case 'first':
      return kept
        ? '这是您第一次用这个浏览器看本市的日志。本页已记下最新树头，您下次来时自动核对。'
        : '浏览器不允许本页记住树头，下次来时无法核对。可以自己抄下根哈希。';
    case 'same':
      return `您上次看到 ${since.size} 条。本页已核对：那 ${since.size} 条至今一字未改。`;
    case 'anew':
      return '演示环境已重新装载，这是一本新的日志。本页从现在起重新记录。';
    case 'contradiction':
      return '与您上次看到的互相矛盾。';
  }
}

function Content({
  seen: { log, head, kept },
  tenant,
  onFault,
}: {
  seen: Seen;
  tenant: string;
  onFault: (reason: string) => void;
}) {
  return (
    <>
      <ContentDay of={[log.at]} />
      {log.stopped && (
        <section class="trouble" role="alert">
          <h2>日志已停止</h2>
          <p>系统发现数据与已经签发的树头不符，因此停止签发。{log.stopped.detail}</p>
        </section>
      )}
      {log.demonstration && (
        <p class="note-wait">
          这是演示：签名密钥就在运行本系统的机器上，运营者可以随意签名。正式部署时密钥由密钥服务封存。
        </p>
      )}
      <section aria-labelledby="head">
        <h2 id="head">最新树头</h2>
        <Facts>
          <Fact name="条数">
            {log.size}
            {log.waiting > 0 && `（另有 ${log.waiting} 条正在载入）`}
          </Fact>
          <Fact name="签发时间">
            <When at={log.at} seconds />
          </Fact>
          <Fact name="根哈希">
            <Hash value={head.root} what="根哈希" />
          </Fact>
          <Fact name="与您上次所见">{sinceWords(head.since, kept)}</Fact>
        </Facts>
      </section>
      {head.since.kind !== 'contradiction' && <Count tenant={tenant} head={head} onFault={onFault} />}
      <Cosigners log={log} />
      <section aria-labelledby="self">
        <h2 id="self">自己核对</h2>
        <p>
          日志用国际通行的格式（C2SP tlog-tiles、RFC
          6962）公开，不必相信本页，也不必相信本系统的程序。用随系统公布的程序核对：
        </p>
        <pre>npm run -s audit-log -- {logPrefix(tenant)}</pre>
        <p class="log-files">
          {[
            ['checkpoint', '最新树头'],
            ['cosigned', '联署足数的树头'],
            ['key', '公钥'],
            ['policy', '联署方'],
          ].map(([file, text]) => (
            <a key={file} href={`/public/${tenant}/log/${file}`}>
              {text}
            </a>
          ))}
        </p>
        <Facts>
          <Fact name="日志公钥">
            <code>{log.vkey}</code>
          </Fact>
        </Facts>
      </section>
    </>
  );
}

/** A city's public log: what it is, its newest head, who watches it, and what this browser finds of it. */
export function LogPage({ tenant }: { tenant: string }) {
  const [alarm, setAlarm] = useState(() => keptAlarm(tenant));
  const raise = (next: Alarm) => {
    // The first contradiction is the evidence; a later one is only more of it.
    if (!keptAlarm(tenant)) keepAlarm(tenant, next);
    setAlarm((known) => known ?? next);
  };
  const [seen, reload] = useResource(tenant, (signal) => look(tenant, raise, signal));
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(true), 30_000);
    return () => clearInterval(timer);
  }, [reload]);
  const trail = isProvince(tenant)
    ? { to: noticesPath(tenant), text: '改革举措' }
    : { to: cityPath(tenant), text: '本市抽查' };
  return (
    <>
      <PageHead
        title="公开日志"
        trail={[{ to: '/', text: '首页' }, trail]}
        note={
          <p class="lead">
            每次抽查的承诺和结果、每一版名单和规则，都按先后记进这本只能往后写的账。每添一条，整本账就有一个新的指纹（树头）。以前的记录哪怕改动一个字，指纹就对不上，看过旧指纹的人都会发现。
          </p>
        }
      />
      {alarm && <AlarmCard alarm={alarm} />}
      <Awaited resource={seen} retry={reload} lines={8}>
        {(value) => (
          <Content
            seen={value}
            tenant={tenant}
            onFault={(reason) =>
              raise({ reason, before: '', after: value.log.checkpoint, at: new Date().toISOString() })
            }
          />
        )}
      </Awaited>
    </>
  );
}
