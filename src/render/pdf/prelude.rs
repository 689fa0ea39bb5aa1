//! What most parts of a PDF ask for.

pub(super) use crate::render::pdf::faces::{Face, Faces};
pub(super) use crate::render::pdf::lines::{Align, Line, Room, Setting};
pub(super) use crate::render::pdf::looks::{Ink, Look};
pub(super) use crate::render::pdf::paper::{Column, Node, Paper};
pub(super) use crate::render::prelude::*;
