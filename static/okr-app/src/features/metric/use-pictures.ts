import type { RefObject } from 'react';
import { usePage } from '../../app/page-context';
import { pictureOf, savePicture, savePng } from './picture';

/** Saves the drawing that a part of the page holds, as a file of either kind. */
export function usePictures(
  frame: RefObject<HTMLElement>,
  { title, name }: { readonly title: string; readonly name: string },
) {
  const { showFlag } = usePage();
  const withPicture = (save: (svg: SVGSVGElement) => void): void => {
    const svg = frame.current?.querySelector('.okr-metric-chart svg');
    if (svg instanceof SVGSVGElement) save(svg);
    else showFlag({ kind: 'info', title: 'Show the chart first, then take its picture' });
  };
  const takePng = async (svg: SVGSVGElement): Promise<void> => {
    try {
      await savePng(name, pictureOf(svg, title));
    } catch {
      // Some browsers do not draw pictures of drawings; the drawing itself always works.
      showFlag({ kind: 'error', title: 'This browser made no PNG. Take the SVG instead.' });
    }
  };
  return {
    saveSvg: () => {
      withPicture((svg) => {
        savePicture(name, pictureOf(svg, title));
      });
    },
    savePng: () => {
      withPicture((svg) => void takePng(svg));
    },
  };
}
