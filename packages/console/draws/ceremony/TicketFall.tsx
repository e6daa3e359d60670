import { useLayoutEffect, useRef } from 'react';
import type { Selected } from '../../api/types.ts';
import { fall } from './fall.ts';

interface TicketFallProps {
  /** In ticket order. */
  rows: Selected[];
  moving: boolean;
}

/**
 * Real tickets: they drop in as the roster has them (by id) and then move to the order of their ticket numbers.
 * Who asked for less motion sees the order at once.
 */
export function TicketFall({ rows, moving }: TicketFallProps) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    if (!moving || !list.current) return;
    list.current.scrollIntoView({ block: 'nearest' });
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const running = fall([...list.current.children] as HTMLElement[]);
    return () => {
      for (const animation of running) animation.cancel();
    };
  }, [moving]);
  return (
    <ol className="tickets" ref={list} aria-label="按随机值排定的次序">
      {rows.map((row) => (
        <li key={row.id} data-id={row.id}>
          <span className="ticket-order">{row.order}</span>
          <code title={row.ticket}>{row.ticket.slice(0, 10)}</code>
          <span className="ticket-name">{row.name}</span>
        </li>
      ))}
    </ol>
  );
}
