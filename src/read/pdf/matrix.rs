//! The affine maps of PDF: text space → page.

/// A map from (x, y) to (a·x + c·y + e, b·x + d·y + f).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    pub(super) fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `self`, then `next`.
    pub(super) fn then(self, next: Matrix) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// First a shift by (x, y), then `self`.
    pub(super) fn shifted(self, x: f32, y: f32) -> Self {
        let (Self([a, b, c, d, ..]), (e, f)) = (self, self.apply((x, y)));
        Self([a, b, c, d, e, f])
    }

    /// Where a point lands.
    pub(super) fn apply(self, (x, y): (f32, f32)) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (x * a + y * c + e, x * b + y * d + f)
    }

    /// Where the origin lands.
    pub(super) fn origin(self) -> (f32, f32) {
        (self.0[4], self.0[5])
    }

    /// How much taller things become.
    pub(super) fn height(self) -> f32 {
        self.0[2].hypot(self.0[3])
    }
}

/// The map that leaves all where it is.
impl Default for Matrix {
    fn default() -> Self {
        Self::shift(0.0, 0.0)
    }
}
