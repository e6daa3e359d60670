/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const listeners = new Set<() => void>();
let travelled = false;

/** Whether the reader came to this page from another one of ours (and not by loading the document). */
export const arrivedByLink = () => travelled;

/** Opens another of our pages without loading the document again. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  travelled = true;
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** The current path and query; the caller is drawn again when either changes. */
export function useAddress(): { path: string; query: URLSearchParams } {
  const read = () => location.pathname + location.search;
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const update = () => {
      travelled = true;
      setAddress(read());
    };
    listeners.add(update);
    window.addEventListener('popstate', update);
    return () => {
      listeners.delete(update);
      window.removeEventListener('popstate', update);
    };
  }, []);
  const [path = '/', search = ''] = address.split('?');
  return { path, query: new URLSearchParams(search) };
}

type LinkProps = { to: string; class?: string; children: ComponentChildren; 'aria-label'?: string };

/** A plain link that stays inside the page when it is clicked without modifier keys. */
export function Link({ to, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
