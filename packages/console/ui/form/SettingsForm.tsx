import type { ReactNode } from 'react';
import { RefusedFields } from '../act/Refusal.tsx';
import type { Act } from '../act/useAct.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { SaveRow } from './SaveRow.tsx';
import type { Rebase } from './useRebase.ts';

interface SettingsFormProps<T> {
  className?: string;
  form: Rebase<T>;
  save: Act<undefined>;
  /** Whether the reader may save; others only look. */
  writable: boolean;
  /** What it is, as in 他人已修改了门户信息. */
  what: string;
  /** The content as a reader sees it: texts by their labels. */
  texts: (value: T) => Readonly<Record<string, string>>;
  /** The button that saves. */
  button: string;
  /** What the save asks for beside the content. */
  asks?: ReactNode;
  children: ReactNode;
}

/** A form that stays on its page and that others may have open too: its fields, what was refused, and how to go on. */
export function SettingsForm<T>(props: SettingsFormProps<T>) {
  const { className = 'stack', form, save, writable, what, texts, button, asks, children } = props;
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <RefusedFields act={save}>{children}</RefusedFields>
      {form.meanwhile ? (
        <ChangedMeanwhile what={what} of={form.meanwhile} texts={texts} />
      ) : writable ? (
        <>
          {asks}
          <SaveRow changed={form.changed} busy={save.busy} save={button} onReset={form.reset} />
        </>
      ) : null}
    </form>
  );
}
