/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { formatInstant, formatSpan } from '../words/time.ts';

/** An instant, shown in Shanghai time. */
export function When({ at, seconds = false }: { at: string; seconds?: boolean }) {
  return <time dateTime={at}>{formatInstant(at, seconds)}</time>;
}

/** How long it is until an instant, counted down each second; says so when the time has come. */
export function Countdown({ until, over }: { until: string; over: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = formatSpan(Date.parse(until) - now);
  return <span class="countdown">{left === '' ? over : `还有 ${left}`}</span>;
}
