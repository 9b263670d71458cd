/**
 * Which part of a picture a crop shows. The same rule as `picture::crop_for`, for what has to move with the pointer;
 * both are held to `src-tauri/crates/picture/tests/crops.json`.
 */
import type { Crop, FocalPoint, Portrait } from '../ipc/types';

/** Positions are ten-thousandths of the picture's width and height. */
export const WHOLE = 10_000;

/** The ratios that are always offered. */
export const RATIOS = ['1:1', '4:3', '3:2', '16:9'] as const;

/** Where a face is looked for until somebody sets the point. */
export const USUAL: FocalPoint = { x: 5_000, y: 4_000 };

/** The smallest crop that can be set, as a share of the largest. */
export const SMALLEST = 0.2;

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The largest crop of this ratio around a point, in a picture of these pixels. */
export function cropFor(ratio: string, point: FocalPoint | undefined, width: number, height: number): Crop {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const [picture, wanted] = [width * down, height * across];
  const part = (of: number, whole: number) => Math.max(1, Math.round((WHOLE * of) / whole));
  const [w, h] = picture > wanted ? [part(wanted, picture), WHOLE] : [WHOLE, part(picture, wanted)];
  const start = (at: number, size: number) => clamp(at - Math.floor(size / 2), 0, WHOLE - size);
  const { x, y } = point ?? USUAL;
  return { ratio, left: start(x, w), top: start(y, h), width: w, height: h };
}

/** As set by hand, else around the focal point. */
export function cropOf(portrait: Portrait, ratio: string, width: number, height: number): Crop {
  return portrait.crops?.find((crop) => crop.ratio === ratio) ?? cropFor(ratio, portrait.focalPoint, width, height);
}

/** The crop with its upper left corner elsewhere, as far as the picture goes. */
export function placed(crop: Crop, left: number, top: number): Crop {
  return { ...crop, left: clamp(Math.round(left), 0, WHOLE - crop.width), top: clamp(Math.round(top), 0, WHOLE - crop.height) };
}

/** The crop in another size around its middle; a share of the largest that the picture allows. */
export function sized(crop: Crop, share: number, width: number, height: number): Crop {
  const largest = cropFor(crop.ratio, undefined, width, height);
  const part = clamp(share, SMALLEST, 1);
  const [w, h] = [Math.round(largest.width * part), Math.round(largest.height * part)];
  return placed({ ...crop, width: w, height: h }, crop.left + (crop.width - w) / 2, crop.top + (crop.height - h) / 2);
}

/** How much of the largest crop it is. */
export function shareOf(crop: Crop, width: number, height: number): number {
  return crop.width / cropFor(crop.ratio, undefined, width, height).width;
}
