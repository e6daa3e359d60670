import { useEffect, useRef } from 'react';

/**
 * Moves the focus to an element when what it shows becomes something else, so that the keyboard, a screen reader and the
 * scroll position go on there; not at first. The element needs `tabIndex={-1}`.
 */
export function useFocusOn<E extends HTMLElement>(shown: string | undefined) {
  const element = useRef<E>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    element.current?.focus();
  }, [shown]);
  return element;
}
