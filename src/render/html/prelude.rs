//! What most parts of a report ask for.

pub(super) use maud::{Markup, PreEscaped, html};

pub(super) use crate::render::html::Page;
pub(super) use crate::render::html::elements::*;
pub(super) use crate::render::html::frame::{Frame, doubts, remarks};
pub(super) use crate::render::html::ids::prefix;
pub(super) use crate::render::html::text::{Tongue, english, head, name, own, plain, whole};
pub(super) use crate::render::html::words::marked;
pub(super) use crate::render::prelude::*;
pub(super) use crate::render::sections::{Group, Section};
