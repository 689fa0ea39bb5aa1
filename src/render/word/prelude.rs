//! What most parts of a Word file ask for.

pub(super) use crate::render::PaperSize;
pub(super) use crate::render::prelude::*;
pub(super) use crate::render::word::Redline;
pub(super) use crate::render::word::draft::*;
pub(super) use crate::render::word::looks::*;
pub(super) use crate::render::word::revisions::{Revision, Revisions};
pub(super) use crate::render::word::runs::{paragraph, styled, words};
pub(super) use crate::render::word::xml::*;
