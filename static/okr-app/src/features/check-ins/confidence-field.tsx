import './check-ins.css';
import { useId } from 'react';

const STEPS = Array.from({ length: 11 }, (_, step) => step);

interface ConfidenceFieldProps {
  readonly value: number | null;
  /** What was said the last time. */
  readonly before: number | null;
  readonly onChange: (confidence: number | null) => void;
}

/** A belief of 0 to 10, or none. One stop for Tab; the arrow keys choose. */
export function ConfidenceField({ value, before, onChange }: ConfidenceFieldProps) {
  const name = useId();
  return (
    <fieldset className="okr-fieldset">
      <legend>
        Confidence to reach the target: 0 is none, 10 is certain
        {before !== null && ` (last time: ${String(before)})`}
      </legend>
      <div className="okr-steps">
        {STEPS.map((step) => (
          <label key={step} className="okr-step">
            <input
              type="radio"
              name={name}
              checked={value === step}
              onChange={() => {
                onChange(step);
              }}
            />
            <span>{step}</span>
          </label>
        ))}
        <label className="okr-step">
          <input
            type="radio"
            name={name}
            checked={value === null}
            onChange={() => {
              onChange(null);
            }}
          />
          <span>No answer</span>
        </label>
      </div>
    </fieldset>
  );
}
