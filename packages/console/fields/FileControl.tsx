import { FilesControl } from '../files/FilesControl.tsx';
import type { ControlProps } from './control.ts';

/** Files of a field: one, or several. */
export function FileControl({ id, field, value, onChange, 'aria-label': label }: ControlProps) {
  const ids = Array.isArray(value) ? (value as string[]) : typeof value === 'string' && value ? [value] : [];
  return (
    <FilesControl
      {...(id !== undefined && { id })}
      title={label ?? field.title}
      accepts={field.accepts ?? []}
      many={field.many === true}
      ids={ids}
      onChange={(next) => onChange(field.many ? next : next[0])}
    />
  );
}
