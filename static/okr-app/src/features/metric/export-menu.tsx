import type { RefObject } from 'react';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import type {
  MetricDto,
  MetricPointDto,
  MetricSeriesDto,
} from '../../../../../src/contract/metrics/dto';
import { useKnownNames } from '../../app/page-context';
import type { Annotation } from '../metric-notes/annotations';
import { downloadFile } from '../table/download-file';
import { fileNameOf, metricCsv } from './metric-csv';
import { usePictures } from './use-pictures';

interface ExportMenuProps {
  readonly metric: MetricDto;
  readonly series: MetricSeriesDto;
  readonly shown: readonly MetricPointDto[];
  readonly annotations: readonly Annotation[];
  /** Holds the chart. */
  readonly frame: RefObject<HTMLElement>;
}

/** The shown points as data, and the chart as a picture. */
export function ExportMenu({ metric, series, shown, annotations, frame }: ExportMenuProps) {
  const nameOf = useKnownNames();
  const name = `${fileNameOf(metric.title)}-${series.bucket}`;
  const { saveSvg, savePng } = usePictures(frame, { title: metric.title, name });
  return (
    <DropdownMenu trigger="Export" placement="bottom-end" spacing="compact">
      <DropdownItemGroup>
        <DropdownItem
          onClick={() => {
            downloadFile(
              `${name}.csv`,
              metricCsv(metric, series, { points: shown, annotations, nameOf }),
            );
          }}
        >
          Data (CSV)
        </DropdownItem>
        <DropdownItem onClick={saveSvg}>Picture (SVG)</DropdownItem>
        <DropdownItem onClick={savePng}>Picture (PNG)</DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
