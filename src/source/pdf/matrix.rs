//! Affine maps from one space of the page to another.

use super::canvas::Area;

/// `x' = a x + c y + e`, `y' = b x + d y + f`, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// The map that moves nothing.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this map, then `next`.
    pub fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = next.0;
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point comes to lie.
    pub fn point(self, x: f64, y: f64) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        ((a * x + c * y + e) as f32, (b * x + d * y + f) as f32)
    }

    /// What becomes of a direction.
    pub fn vector(self, x: f64, y: f64) -> (f32, f32) {
        let [a, b, c, d, ..] = self.0;
        ((a * x + c * y) as f32, (b * x + d * y) as f32)
    }

    /// The area around where points come to lie.
    pub fn area(self, points: &[(f64, f64)]) -> Area {
        let moved: Vec<_> = points.iter().map(|(x, y)| self.point(*x, *y)).collect();
        Area::around(&moved)
    }
}
