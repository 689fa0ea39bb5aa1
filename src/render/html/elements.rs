//! Elements that stand in several places of the reports.

use crate::render::html::prelude::*;

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

/// A bar in parts, each with its class, of a whole.
pub(super) fn bar(parts: &[(usize, &str)], whole: usize) -> Markup {
    let ends = parts.iter().scan(0, |end, &(count, class)| {
        let start = *end * 1000 / whole.max(1);
        *end += count;
        Some((start, *end * 1000 / whole.max(1) - start, class))
    });
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            @for (x, width, class) in ends { rect.(class) x=(x) y="0" width=(width) height="10" {} }
        }
    }
}

/// Words with their name before them, which is strong.
pub(super) fn labelled(ui: Ui, label: &Markup, words: &Markup) -> Markup {
    whole(ui.labelled(html! { strong { (whole(ui.label_itself(label.clone()))) } }, words.clone()))
}

/// A table of what both texts say, side by side.
pub(super) fn two_columns(
    ui: Ui,
    names: Sides<&str>,
    caption: &str,
    what: &str,
    rows: &Markup,
) -> Markup {
    html! {
        table {
            caption.vh { (caption) }
            thead { tr {
                th scope="col" { (what) }
                th scope="col" { (whole(ui.old_column(name(names.old)))) }
                th scope="col" { (whole(ui.new_column(name(names.new)))) }
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
