//! Elements that stand in several places of the reports.

use maud::{Markup, html};

use crate::model::Sides;
use crate::render::html::text::name;

/// A link to what has this id, in words that may be those of a text.
pub(super) fn link(id: &str, words: &str) -> Markup {
    html! { a href={ "#" (id) } { (name(words)) } }
}

/// The link that a thing bears to itself, to be copied and sent.
pub(super) fn self_link(id: &str, words: &str) -> Markup {
    html! { a.self href={ "#" (id) } { (name(words)) } }
}

/// Things in a line, with the same words between each two.
pub(super) fn joined(between: &str, things: impl IntoIterator<Item = Markup>) -> Markup {
    html! {
        @for (place, thing) in things.into_iter().enumerate() {
            @if place > 0 { (between) }
            (thing)
        }
    }
}

/// A bar that shows a share of a whole by its class, and the rest by another one where there is one.
pub(super) fn bar(share: usize, whole: usize, class: &str, rest: Option<&str>) -> Markup {
    let width = share * 1000 / whole.max(1);
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.(class) x="0" y="0" width=(width) height="10" {}
            @if let Some(rest) = rest { rect.(rest) x=(width) y="0" width=(1000 - width) height="10" {} }
        }
    }
}

/// A table of what both texts say, side by side.
pub(super) fn two_columns(names: Sides<&str>, caption: &str, what: &str, rows: &Markup) -> Markup {
    html! {
        table {
            caption.vh { (caption) }
            thead { tr {
                th scope="col" { (what) }
                th scope="col" { "Old: " (name(names.old)) }
                th scope="col" { "New: " (name(names.new)) }
            } }
            tbody { (rows) }
        }
    }
}

/// A table that scrolls by itself where it is wider than the page.
pub(super) fn grid(
    class: &str,
    labelled_by: &str,
    caption: Option<&str>,
    heads: &Markup,
    rows: &Markup,
) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-labelledby=(labelled_by) {
            table class=(class) {
                @if let Some(caption) = caption { caption.vh { (caption) } }
                thead { tr { (heads) } }
                tbody { (rows) }
            }
        }
    }
}

/// Heads of columns: "number" or another class, empty for none, and the words.
pub(super) fn heads<'h>(heads: impl IntoIterator<Item = (&'h str, &'h str)>) -> Markup {
    html! {
        @for (class, words) in heads {
            th class=[(!class.is_empty()).then_some(class)] scope="col" { (words) }
        }
    }
}
