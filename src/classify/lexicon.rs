//! The table of a language under the name by which classes ask for it.

pub use crate::language::{Ladder, Table as Lexicon, Verb, table as lexicon};
