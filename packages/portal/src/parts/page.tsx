/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { arrivedByLink, Link } from '../router.tsx';

type Crumb = { to: string; text: string };

/** The heading of a page: takes the focus when the page is opened, so that screen readers begin here. */
export function PageHead(props: {
  title: string;
  trail?: Crumb[];
  note?: ComponentChildren;
  quiet?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = props.quiet ? '明察 · 公开查询' : `${props.title} · 明察`;
  }, [props.title, props.quiet]);
  useEffect(() => {
    if (arrivedByLink()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header class="page-head">
      {props.trail && (
        <nav aria-label="当前位置" class="trail">
          {props.trail.map((crumb) => (
            <Link key={crumb.to} to={crumb.to}>
              {crumb.text}
            </Link>
          ))}
        </nav>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {props.title}
      </h1>
      {props.note}
    </header>
  );
}
