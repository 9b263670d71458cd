//! A light unsharp mask.

use super::colour::Page;

/// How much of the difference to the neighbours is added, in sixteenths of the difference.
const AMOUNT: i32 = 5;

/// Differences up to this are noise and grain and stay as they are.
const THRESHOLD: i32 = 2;

/// Adds a part of what sets a pixel off from its neighbours. Opacity stays as it is.
pub(super) fn sharpen(page: &mut Page) {
    let channels = if page.has_alpha { 4 } else { 3 };
    let stride = page.width as usize * channels;
    let rows = page.height as usize;
    if page.width < 3 || rows < 3 {
        return;
    }
    let mut above = page.samples[..stride].to_vec();
    let mut here = above.clone();
    for y in 0..rows {
        let below = page.samples[(y + 1).min(rows - 1) * stride..][..stride].to_vec();
        let row = &mut page.samples[y * stride..][..stride];
        for (x, sample) in row.iter_mut().enumerate().filter(|(x, _)| channels == 3 || x % 4 != 3) {
            let left = x.checked_sub(channels).unwrap_or(x);
            let right = Some(x + channels).filter(|right| *right < stride).unwrap_or(x);
            *sample = sharpened([&above, &here, &below], [left, x, right]);
        }
        above = here;
        here = below;
    }
}

/// One sample: its weight against the weighted mean of the eight around it and itself (1 2 1, 2 4 2, 1 2 1).
fn sharpened(rows: [&[u8]; 3], [left, x, right]: [usize; 3]) -> u8 {
    let row = |row: &[u8]| i32::from(row[left]) + 2 * i32::from(row[x]) + i32::from(row[right]);
    let mean = row(rows[0]) + 2 * row(rows[1]) + row(rows[2]);
    let sample = i32::from(rows[1][x]);
    let difference = sample * 16 - mean;
    if difference.abs() <= THRESHOLD * 16 {
        return rows[1][x];
    }
    (sample + difference * AMOUNT / (16 * 16)).clamp(0, 255) as u8
}
