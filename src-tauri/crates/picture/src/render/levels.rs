//! The picture at a half, a quarter, an eighth …: small renditions are made of the small ones.

use super::colour::{self, LINEAR};
use super::decode::{Canvas, Kind};
use super::workers;

/// A picture in light, not in signal: 16 bits, linear, colours multiplied by their opacity.
pub(super) struct Level {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) samples: Vec<u16>,
}

/// The original and what boxes of two by two made of it, one after the other.
pub(super) struct Levels {
    canvas: Canvas,
    halves: Vec<Level>,
}

impl Levels {
    /// Halves the picture until it is smaller by the largest of these factors, powers of two. The original's samples
    /// are let go if nothing is made of them directly.
    pub(super) fn build(mut canvas: Canvas, factors: &[u32]) -> Self {
        let factor = factors.iter().copied().max().unwrap_or(1);
        let mut halves: Vec<Level> = Vec::new();
        for _ in 0..factor.ilog2() {
            let half = match halves.last() {
                None => halved(canvas.width, canvas.height, canvas.kind.channels(), |row, line| {
                    linear_row(&canvas, row, line);
                }),
                Some(last) => {
                    let stride = last.width as usize * canvas.kind.channels();
                    halved(last.width, last.height, canvas.kind.channels(), |row, line| {
                        line.copy_from_slice(&last.samples[row * stride..(row + 1) * stride]);
                    })
                }
            };
            halves.push(half);
        }
        if !factors.contains(&1) {
            canvas.samples = Vec::new();
        }
        Self { canvas, halves }
    }

    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    /// The picture made smaller by a power of two above one.
    pub(super) fn smaller(&self, factor: u32) -> Option<&Level> {
        self.halves.get(factor.ilog2().checked_sub(1)? as usize)
    }

    /// A part of the original in light. The edges are whole pixels that lie in it.
    pub(super) fn part(&self, left: u32, top: u32, width: u32, height: u32) -> Level {
        let channels = self.canvas.kind.channels();
        let mut samples = vec![0; width as usize * height as usize * channels];
        let mut line = vec![0; self.canvas.width as usize * channels];
        for (y, to) in samples.chunks_exact_mut(width as usize * channels).enumerate() {
            linear_row(&self.canvas, top as usize + y, &mut line);
            to.copy_from_slice(&line[left as usize * channels..][..to.len()]);
        }
        Level { width, height, samples }
    }
}

/// One row of the original in light.
fn linear_row(canvas: &Canvas, row: usize, line: &mut [u16]) {
    let from = &canvas.samples[row * line.len()..][..line.len()];
    match canvas.kind {
        Kind::Cmyk => {
            for (to, from) in line.iter_mut().zip(from) {
                *to = u16::from(*from) * 257;
            }
        }
        Kind::Rgba => {
            for (to, from) in line.as_chunks_mut::<4>().0.iter_mut().zip(from.as_chunks::<4>().0) {
                *to = colour::premultiplied(*from);
            }
        }
        Kind::Gray | Kind::Rgb => {
            for (to, from) in line.iter_mut().zip(from) {
                *to = LINEAR[usize::from(*from)];
            }
        }
    }
}

/// Half the size; an odd last column or row counts twice. The rows are shared out to the workers.
fn halved(width: u32, height: u32, channels: usize, read: impl Fn(usize, &mut [u16]) + Sync) -> Level {
    let (across, down) = (width.div_ceil(2) as usize, height.div_ceil(2) as usize);
    let stride = across * channels;
    let mut samples = vec![0u16; stride * down];
    let share = down.div_ceil(workers()).max(1);
    std::thread::scope(|scope| {
        for (i, part) in samples.chunks_mut(share * stride).enumerate() {
            let read = &read;
            scope.spawn(move || {
                let mut lines = [vec![0; width as usize * channels], vec![0; width as usize * channels]];
                for (y, to) in part.chunks_exact_mut(stride).enumerate() {
                    let row = 2 * (i * share + y);
                    read(row, &mut lines[0]);
                    read((row + 1).min(height as usize - 1), &mut lines[1]);
                    match channels {
                        1 => halve_row::<1>(&lines, to),
                        3 => halve_row::<3>(&lines, to),
                        _ => halve_row::<4>(&lines, to),
                    }
                }
            });
        }
    });
    Level { width: across as u32, height: down as u32, samples }
}

fn halve_row<const N: usize>(lines: &[Vec<u16>; 2], to: &mut [u16]) {
    let (upper, lower) = (lines[0].as_chunks::<N>().0, lines[1].as_chunks::<N>().0);
    for ((to, upper), lower) in to.as_chunks_mut::<N>().0.iter_mut().zip(upper.chunks(2)).zip(lower.chunks(2))
    {
        let (last, below) = (upper[upper.len() - 1], lower[lower.len() - 1]);
        for c in 0..N {
            let sum =
                u32::from(upper[0][c]) + u32::from(last[c]) + u32::from(lower[0][c]) + u32::from(below[c]);
            to[c] = ((sum + 2) / 4) as u16;
        }
    }
}
