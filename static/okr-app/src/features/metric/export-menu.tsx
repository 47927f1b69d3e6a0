import type { RefObject } from 'react';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import type {
  MetricDto,
  MetricPointDto,
  MetricSeriesDto,
} from '../../../../../src/contract/metrics/dto';
import { usePage } from '../../app/page-context';
import { downloadFile } from '../table/download-file';
import { fileNameOf, metricCsv } from './metric-csv';
import { pictureOf, savePicture, savePng } from './picture';

interface ExportMenuProps {
  readonly metric: MetricDto;
  readonly series: MetricSeriesDto;
  readonly shown: readonly MetricPointDto[];
  /** Holds the chart. */
  readonly frame: RefObject<HTMLElement>;
}

/** The shown points as data, and the chart as a picture. */
export function ExportMenu({ metric, series, shown, frame }: ExportMenuProps) {
  const { showFlag } = usePage();
  const name = `${fileNameOf(metric.title)}-${series.bucket}`;
  const withPicture = (save: (svg: SVGSVGElement) => void): void => {
    const svg = frame.current?.querySelector('svg');
    if (svg instanceof SVGSVGElement) save(svg);
    else showFlag({ kind: 'info', title: 'Show the chart first, then take its picture' });
  };
  const takePng = async (svg: SVGSVGElement): Promise<void> => {
    try {
      await savePng(name, pictureOf(svg, metric.title));
    } catch {
      // Some browsers do not draw pictures of drawings; the drawing itself always works.
      showFlag({ kind: 'error', title: 'This browser made no PNG. Take the SVG instead.' });
    }
  };
  return (
    <DropdownMenu trigger="Export" placement="bottom-end" spacing="compact">
      <DropdownItemGroup>
        <DropdownItem
          onClick={() => {
            downloadFile(`${name}.csv`, metricCsv(metric, series, shown));
          }}
        >
          Data (CSV)
        </DropdownItem>
        <DropdownItem
          onClick={() => {
            withPicture((svg) => {
              savePicture(name, pictureOf(svg, metric.title));
            });
          }}
        >
          Picture (SVG)
        </DropdownItem>
        <DropdownItem
          onClick={() => {
            withPicture((svg) => void takePng(svg));
          }}
        >
          Picture (PNG)
        </DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
