//! Compares the same United Nations resolution in different years.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod compare;
pub mod model;
pub mod read;
pub mod render;
pub mod structure;
pub mod versions;
