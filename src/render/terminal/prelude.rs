//! What most parts of the terminal's output ask for.

pub(super) use crate::render::prelude::*;
pub(super) use crate::render::terminal::canvas::{Canvas, set_in};
pub(super) use crate::render::terminal::style::Paint;
pub(super) use crate::render::terminal::wrap::{Joint, Line, Run, columns, elide, widest, wrap};
