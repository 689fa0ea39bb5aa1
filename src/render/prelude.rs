//! What most renderers ask for: the data that they show, and where its words, figures and order come from. A renderer of
//! several files adds its own tools in a prelude of its own.

pub(super) use std::borrow::Cow;
pub(super) use std::io::{self, Write};
pub(super) use std::ops::Range;

pub(super) use crate::classify::{Class, Verdict};
pub(super) use crate::compare::{Change, Row, Shape, Slot, Tag};
pub(super) use crate::findings::ThingKind;
pub(super) use crate::model::{
    Date, Item, Kind, Language, Masthead, Paragraph, Part, ReadAs, Resolution, Script,
    SetAsideKind, Side, Sides, Stage, Symbol,
};
pub(super) use crate::render::figures;
pub(super) use crate::render::openings::{Openings, opening};
pub(super) use crate::render::outline::{Entry, Way, folds, outline, outline_of};
pub(super) use crate::render::part_view::PartView;
pub(super) use crate::render::phrases::{self, called};
pub(super) use crate::render::pieces::{self, Content, Mark, Piece};
pub(super) use crate::render::sentences::{self, capital};
pub(super) use crate::render::timeline::{self, Head, LineageView};
pub(super) use crate::render::ui::{Said, Ui};
pub(super) use crate::render::visible::{allowed, in_order, revealed, visible};
pub(super) use crate::render::{Role, rules};
pub(super) use crate::series::{Blame, Event, Fate, Series};
pub(super) use crate::structure::Doubt;
pub(super) use crate::view::View;
