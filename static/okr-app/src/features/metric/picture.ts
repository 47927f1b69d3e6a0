import { saveBlob } from '../table/download-file';

/** What gives a drawing its looks; written into it, because a file has no style sheet. */
const LOOKS = [
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'paint-order'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Sharp on dense screens and in slides. */
const PNG_SCALE = 2;

export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A drawing of the page as a file of its own: its looks, background and title written into it. */
export function pictureOf(svg: SVGSVGElement, title: string): Picture {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll('*');
  for (const [place, element] of svg.querySelectorAll('*').entries()) {
    const target = copies[place];
    if (target !== undefined) writeLooks(element, target);
  }
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.prepend(backgroundOf(svg), titleOf(title));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function writeLooks(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of LOOKS) {
    const value = style.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, value);
  }
  for (const name of ['class', 'role', 'tabindex', 'aria-pressed']) to.removeAttribute(name);
}

function backgroundOf(svg: SVGSVGElement): SVGElement {
  const rect = document.createElementNS(NAMESPACE, 'rect');
  rect.setAttribute('width', '100%');
  rect.setAttribute('height', '100%');
  rect.setAttribute('fill', getComputedStyle(svg).getPropertyValue('background-color') || 'none');
  return rect;
}

function titleOf(title: string): SVGElement {
  const element = document.createElementNS(NAMESPACE, 'title');
  element.textContent = title;
  return element;
}

export function savePicture(name: string, { text }: Picture): void {
  saveBlob(`${name}.svg`, new Blob([text], { type: 'image/svg+xml;charset=utf-8' }));
}

/** Drawn by the browser; rejects where it cannot. */
export async function savePng(name: string, { text, width, height }: Picture): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('The browser made no picture');
  saveBlob(`${name}.png`, blob);
}
