import { type ReactNode, useId } from 'react';
import { useFieldError } from '../act/Refusal.tsx';

export interface FieldProps {
  label: string;
  required?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** Where the field stands in what its form sends (`/name`): what the API says of it is shown here. */
  at?: string | undefined;
  /** Fields in it show what is said of them. */
  isOuter?: boolean;
  wide?: boolean;
  /** Receives the id that the control must carry. */
  children: (id: string) => ReactNode;
}

/** A labelled control with its hint and its error. */
export function Field({ label, required, hint, error: own, at, isOuter, wide, children }: FieldProps) {
  const id = useId();
  const refused = useFieldError(at, isOuter);
  const error = own ?? refused;
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {required ? (
          <span className="must" title="必填">
            *
          </span>
        ) : null}
      </label>
      {children(id)}
      {error ? <span className="wrong">{error}</span> : hint ? <span className="hint">{hint}</span> : null}
    </div>
  );
}
