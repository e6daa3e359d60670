import { useId } from 'react';

interface ChoicesProps {
  legend: string;
  /** The legend is read and not shown: what it says stands above already. */
  quiet?: boolean;
  options: readonly string[];
  chosen: readonly string[];
  many?: boolean;
  disabled?: boolean;
  onChoose: (option: string) => void;
}

/** Answers as buttons that a thumb meets; one of them, or several. */
export function Choices({ legend, quiet, options, chosen, many, disabled, onChoose }: ChoicesProps) {
  const name = useId();
  return (
    <fieldset className="visit-choices" disabled={disabled}>
      <legend className={quiet ? 'visually-hidden' : ''}>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(option)}
              onChange={() => onChoose(option)}
            />
            <span>{option}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
