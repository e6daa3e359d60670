/** @jsxImportSource preact */
import { useId } from 'preact/hooks';

type TextFieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** What is wrong with it, shown at the field. */
  problem?: string | undefined;
  maxLength: number;
  /** Not shown while it is typed. */
  secret?: boolean;
  autocomplete?: 'off' | 'new-password' | 'current-password';
};

/** A labelled line of text with what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, problem, onInput, secret = false, autocomplete = 'off', ...input } = props;
  const field = useId();
  const shown = secret ? ({ type: 'password' } as const) : ({ type: 'text' } as const);
  return (
    <p>
      <label for={field}>{label}</label>
      <input
        {...input}
        {...shown}
        id={field}
        autocomplete={autocomplete}
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${field}-problem`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {problem && (
        <span id={`${field}-problem`} class="field-problem" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
}
