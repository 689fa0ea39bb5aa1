//! The sizes of paper that a PDF and a Word file are made for.

/// A size of paper. What is printed is equally wide on all, so that lines break at the same places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PaperSize {
    /// 8.5 by 11 inches, as the United Nations prints in New York.
    #[default]
    Letter,
    /// 210 by 297 millimetres, as nearly everybody else prints.
    A4,
}

impl PaperSize {
    /// Width and height in points.
    #[cfg(feature = "pdf")]
    pub(super) fn points(self) -> [f32; 2] {
        match self {
            Self::Letter => [612.0, 792.0],
            Self::A4 => [595.28, 841.89],
        }
    }

    /// Width and height in twentieths of a point, as Word has them.
    pub(super) fn twentieths(self) -> [u32; 2] {
        match self {
            Self::Letter => [12_240, 15_840],
            Self::A4 => [11_906, 16_838],
        }
    }
}
