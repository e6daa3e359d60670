import type { Draw, Party } from '../../api/types.ts';
import { CopyButton } from '../../ui/show/CopyButton.tsx';

/** The witness parties: how far each is, and the link that each needs. */
export function Parties({ draw }: { draw: Draw }) {
  return (
    <ul className="parties">
      {draw.parties.map((party) => (
        <li key={party.id}>
          <div className="row between">
            <strong>{party.name}</strong>
            <Progress party={party} committed={draw.state !== 'planned'} />
          </div>
          {party.link ? <PartyLink party={party} link={party.link} title={draw.title} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Progress({ party, committed }: { party: Party; committed: boolean }) {
  if (party.revealed) return <span className="chip accent">已公开随机数</span>;
  if (committed) return <span className="chip warn">等待公开</span>;
  return party.committed ? (
    <span className="chip accent">已密封随机数</span>
  ) : (
    <span className="chip warn">等待密封</span>
  );
}

function PartyLink({ party, link, title }: { party: Party; link: string; title: string }) {
  if (party.revealed) return null;
  const message = `${party.name}：请打开下面的专用链接，参加“${title}”的见证。链接只供您一方使用，请勿转发。\n${link}`;
  return (
    <div className="party-link">
      <code className="hash" title={link}>
        {link}
      </code>
      <span className="row">
        <CopyButton text={link} name={party.name} label="复制链接" />
        <CopyButton text={message} name={party.name} label="复制通知文字" />
      </span>
    </div>
  );
}
