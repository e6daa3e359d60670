/** @jsxImportSource preact */
import { ticketFall } from '@mingcha/kernel/ticketFall';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fetchOutcome } from '../api/public.ts';
import type { Drawn, DrawPage } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { formatCount } from '../words/draw.ts';

/** As many as a wall shows without being moved. */
const shown = 15;

/** The first of the drawn: tickets that fall into their order, or names by id where a draw keeps its tickets. */
export function Tickets({ tenant, draw, count }: { tenant: string; draw: DrawPage; count: number }) {
  const [rows, reload] = useResource(`${draw.id} ${draw.namedAt ?? ''}`, (signal) =>
    fetchOutcome(tenant, draw.id, { limit: shown }, signal),
  );
  return (
    <Awaited resource={rows} retry={reload} lines={6}>
      {({ items }) => (
        <>
          <Falling rows={items} />
          {count > items.length && (
            <p class="facts">
              这里列出前 {formatCount(items.length)} 家，共 {formatCount(count)} 家，全部名单见公示页。
            </p>
          )}
        </>
      )}
    </Awaited>
  );
}

function Falling({ rows }: { rows: Drawn[] }) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const elements = [...(list.current?.children ?? [])] as HTMLElement[];
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || rows.some(({ ticket }) => ticket === undefined)) return;
    const places = elements.map((element, i) => {
      const { left, top } = element.getBoundingClientRect();
      return { id: rows[i]?.id ?? '', left, top };
    });
    const running = ticketFall(places).map(({ frames, options }, i) =>
      elements[i]!.animate(frames as Keyframe[], options),
    );
    return () => {
      for (const animation of running) animation.cancel();
    };
  }, [rows]);
  return (
    <ol class="live-tickets" ref={list} aria-label="抽中的企业">
      {rows.map((row, place) => (
        <li key={row.id}>
          <b>{row.order ?? place + 1}</b>
          <span>{row.name ?? row.id}</span>
          {row.ticket && <code title={row.ticket}>{row.ticket.slice(0, 10)}</code>}
        </li>
      ))}
    </ol>
  );
}
