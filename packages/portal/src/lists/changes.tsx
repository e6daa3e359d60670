/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { requestText } from '../api/client.ts';
import { useResource } from '../api/useResource.ts';
import { formatInstant } from '../words/time.ts';

type Entry = { id: string; title: string; at: string; text: string };

/** The entries of a feed (Atom), newest first. */
function entriesOf(feed: string): Entry[] {
  const xml = new DOMParser().parseFromString(feed, 'application/xml');
  return [...xml.getElementsByTagName('entry')].map((entry) => {
    const textOf = (name: string) => entry.getElementsByTagName(name)[0]?.textContent ?? '';
    return { id: textOf('id'), title: textOf('title'), at: textOf('updated'), text: textOf('content') };
  });
}

function Entries({ path }: { path: string }) {
  const [feed] = useResource(path, (signal) =>
    requestText(path, { signal, headers: { Accept: 'application/atom+xml' } }),
  );
  if (feed.phase === 'failed') return <p>{feed.error.message}</p>;
  if (feed.phase === 'loading') return <p>正在读取…</p>;
  return (
    <ol class="list-changes">
      {entriesOf(feed.value).map(({ id, title, at, text }) => (
        <li key={id}>
          <strong>{title}</strong> <span class="facts">{formatInstant(at)}</span>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}

/** What changed of a list in its last editions, and what was suspended; read once somebody opens it. */
export function ListChanges({ path }: { path: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="on-demand" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>最近改了什么</summary>
      {open && <Entries path={`${path}/changes`} />}
    </details>
  );
}
