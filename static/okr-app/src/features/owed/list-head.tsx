import Button from '@atlaskit/button/new';

/** Offers to do something with a whole list. */
export function ListHead(props: {
  readonly title: string;
  readonly action?: { readonly text: string; readonly onClick: () => void };
}) {
  const { title, action } = props;
  return (
    <div className="okr-section-head">
      <h2 className="okr-section-title">{title}</h2>
      {action !== undefined && (
        <Button appearance="subtle" spacing="compact" onClick={action.onClick}>
          {action.text}
        </Button>
      )}
    </div>
  );
}
