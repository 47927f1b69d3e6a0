import './people.css';

interface LabelTagsProps {
  readonly labels: readonly string[];
  readonly emptyText?: string;
}

export function LabelTags({ labels, emptyText }: LabelTagsProps) {
  if (labels.length === 0) {
    return emptyText === undefined ? null : <span className="okr-subtle">{emptyText}</span>;
  }
  return (
    <span className="okr-tags">
      {labels.map((label) => (
        <span key={label} className="okr-tag">
          {label}
        </span>
      ))}
    </span>
  );
}
