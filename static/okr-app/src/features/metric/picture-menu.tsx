import type { RefObject } from 'react';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { fileNameOf } from './metric-csv';
import { usePictures } from './use-pictures';

interface PictureMenuProps {
  /** Of what is drawn, with the metric's. */
  readonly title: string;
  /** Holds the chart. */
  readonly frame: RefObject<HTMLElement>;
}

/** A further chart of a metric as a picture. */
export function PictureMenu({ title, frame }: PictureMenuProps) {
  const { saveSvg, savePng } = usePictures(frame, { title, name: fileNameOf(title) });
  return (
    <DropdownMenu trigger="Save picture" placement="bottom-end" spacing="compact">
      <DropdownItemGroup>
        <DropdownItem onClick={saveSvg}>Picture (SVG)</DropdownItem>
        <DropdownItem onClick={savePng}>Picture (PNG)</DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
