//! Signs that mean the same in all languages.

pub use crate::language::{Table as Phrases, table as phrases};

/// Signs of currencies, before an amount.
pub const SIGNS: &[&str] = &["$", "€", "£"];
