import Button from '@atlaskit/button/new';
import { useQuery } from '../../app/use-address';
import { ButtonRow } from '../../components/button-row';

/** Whether the bands of a cumulative flow are status categories or statuses; in the address. */
export function BandChoice({ areStatuses }: { readonly areStatuses: boolean }) {
  const [, setQuery] = useQuery();
  return (
    <ButtonRow label="Bands">
      {[false, true].map((ofStatuses) => (
        <Button
          key={String(ofStatuses)}
          spacing="compact"
          isSelected={ofStatuses === areStatuses}
          aria-pressed={ofStatuses === areStatuses}
          onClick={() => {
            setQuery({ bands: ofStatuses ? 'statuses' : null }, 'replace');
          }}
        >
          {ofStatuses ? 'Statuses' : 'Categories'}
        </Button>
      ))}
    </ButtonRow>
  );
}
