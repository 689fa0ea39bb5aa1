//! Compares the same United Nations resolution in different years.
pub mod compare;
pub mod model;
pub mod read;
pub mod render;
pub mod structure;
pub mod versions;
