import { expect, test } from 'vitest';
import cases from '../../../src-tauri/crates/picture/tests/crops.json';
import { cropFor, cropOf, placed, shareOf, sized, WHOLE } from './crops';

test.each(cases)('$ratio of $width × $height is what Rust cuts', ({ ratio, point, width, height, crop }) => {
  const [x, y] = point ?? [];
  const focal = x === undefined || y === undefined ? undefined : { x, y };
  const { left, top, width: w, height: h } = cropFor(ratio, focal, width, height);
  expect([left, top, w, h]).toEqual(crop);
});

test('a crop that was set by hand stays where it is when the focal point moves', () => {
  const byHand = { ratio: '1:1', left: 1, top: 2, width: 3, height: 4 };
  const portrait = { id: 'i', alt: 'missing' as const, credit: {}, crops: [byHand], focalPoint: { x: 0, y: 0 } };
  expect(cropOf(portrait, '1:1', 600, 400)).toEqual(byHand);
  expect(cropOf(portrait, '3:2', 600, 400)).toMatchObject({ width: WHOLE, height: WHOLE });
});

test('a crop is moved and sized only as far as the picture goes', () => {
  const crop = cropFor('1:1', undefined, 600, 400);
  expect(placed(crop, -500, 500)).toMatchObject({ left: 0, top: 0 });
  expect(placed(crop, 20_000, 0)).toMatchObject({ left: WHOLE - crop.width });
  const half = sized(crop, 0.5, 600, 400);
  expect(half).toMatchObject({ top: 2_500, height: 5_000 });
  expect(shareOf(half, 600, 400)).toBeCloseTo(0.5, 2);
  expect(sized(half, 9, 600, 400)).toMatchObject({ width: crop.width, height: WHOLE, top: 0 });
  expect(shareOf(sized(half, 0, 600, 400), 600, 400)).toBeCloseTo(0.2, 2);
});
