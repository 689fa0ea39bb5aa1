//! Compares the same United Nations resolution in different years.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod align;
pub mod both;
pub mod compare;
mod language;
pub mod model;
mod prefix_max;
pub mod read;
pub mod render;
pub mod structure;
mod tokens;
pub mod versions;
mod words;
