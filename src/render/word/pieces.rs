//! The spans of a row → pieces in paragraphs, with the references to notes in their places.

use crate::compare::{Span, Tag};
use crate::model::Side;
use crate::model::Sides;
use crate::render::word::draft::{Content, Fate, Piece};
use crate::render::word::footnotes::Footnotes;
use crate::render::word::references::{Reference, Target};

/// One side of a row as its paragraphs joined by line feeds: what stands where in it.
#[derive(Debug, Default)]
pub(super) struct Track<'c> {
    /// The bytes gone over so far.
    at: usize,
    /// The references to come, the next one last.
    references: Vec<(usize, &'c Target)>,
    /// The bytes of the verbs that open paragraphs.
    openings: Vec<(usize, usize)>,
    /// Where its paragraphs end, but for the last.
    ends: Vec<usize>,
}

impl<'c> Track<'c> {
    /// A side of these paragraphs: their length, the length of their openings, and their references.
    pub(super) fn of(paragraphs: impl Iterator<Item = (usize, usize, &'c [Reference])>) -> Self {
        let mut track = Self::default();
        let mut start = 0;
        for (length, opening, references) in paragraphs {
            track.openings.push((start, start + opening));
            let all = references.iter();
            track.references.extend(all.map(|reference| (start + reference.at, &reference.target)));
            track.ends.push(start + length);
            start += length + 1;
        }
        track.ends.pop();
        track.references.reverse();
        track
    }

    /// The references that stand at the point gone over to.
    fn due(&mut self, until: usize) -> Option<(usize, &'c Target)> {
        self.references.pop_if(|(at, _)| *at <= until)
    }

    fn is_opening(&self, at: usize) -> bool {
        self.openings.iter().any(|&(start, end)| (start..end).contains(&at))
    }

    /// The next byte where something begins or ends, after `at` and at most `until`.
    fn next_edge(&self, at: usize, until: usize) -> usize {
        let references = self.references.last().map(|(at, _)| *at);
        let openings = self.openings.iter().flat_map(|&(start, end)| [start, end]);
        let ends = self.ends.iter().flat_map(|&end| [end, end + 1]);
        let edges = references.into_iter().chain(openings).chain(ends);
        edges.filter(|&edge| edge > at).fold(until, usize::min)
    }
}

/// The pieces of one paragraph, and what becomes of the mark at its end.
pub(super) type Cut = (Vec<Piece>, Fate);

/// Cuts spans into paragraphs of pieces.
pub(super) struct Cutter<'c, 'f> {
    tracks: Sides<Track<'c>>,
    footnotes: &'f mut Footnotes,
    done: Vec<Cut>,
    pieces: Vec<Piece>,
}

impl<'c, 'f> Cutter<'c, 'f> {
    pub(super) fn new(tracks: Sides<Track<'c>>, footnotes: &'f mut Footnotes) -> Self {
        Self { tracks, footnotes, done: Vec::new(), pieces: Vec::new() }
    }

    /// The paragraphs of a row that stands in one place. The mark at the end of the last one is kept.
    pub(super) fn cut(mut self, spans: &[Span]) -> Vec<Cut> {
        self.refer(Side::Old, 0);
        self.refer(Side::New, 0);
        for span in spans {
            match span.tag {
                Tag::Same => self.kept(&span.text),
                Tag::Removed => self.alone(Side::Old, &span.text, span.typographic, Fate::Deleted),
                Tag::Added => self.alone(Side::New, &span.text, span.typographic, Fate::Inserted),
            }
        }
        self.end(Fate::Kept);
        let footnotes = self.footnotes;
        for (pieces, _) in &mut self.done {
            share(pieces, footnotes);
        }
        self.done
    }

    /// The one paragraph of a side that stands alone.
    pub(super) fn whole(mut self, side: Side, text: &str, fate: Fate) -> Vec<Piece> {
        self.refer_as(side, 0, fate);
        self.alone(side, text, false, fate);
        self.pieces
    }

    /// Words of both sides.
    fn kept(&mut self, text: &str) {
        let mut from = 0;
        while from < text.len() {
            let Sides { old, new } = &self.tracks;
            let left = text.len() - from;
            let step = (old.next_edge(old.at, old.at + left) - old.at)
                .min(new.next_edge(new.at, new.at + left) - new.at);
            let opening = new.is_opening(new.at);
            let words = text.get(from..from + step).unwrap_or_default();
            self.push(Fate::Kept, words, opening, false);
            self.tracks.old.at += step;
            self.tracks.new.at += step;
            from += step;
            self.refer(Side::Old, self.tracks.old.at);
            self.refer(Side::New, self.tracks.new.at);
        }
    }

    /// Words of one side.
    fn alone(&mut self, side: Side, text: &str, print_only: bool, fate: Fate) {
        let mut from = 0;
        while from < text.len() {
            let track = self.track(side);
            let step = track.next_edge(track.at, track.at + text.len() - from) - track.at;
            let opening = track.is_opening(track.at);
            let is_end = track.ends.contains(&track.at);
            track.at += step;
            let at = track.at;
            if is_end {
                self.end(fate);
            } else {
                let words = text.get(from..from + step).unwrap_or_default();
                self.push(fate, words, opening, print_only);
            }
            from += step;
            self.refer_as(side, at, fate);
        }
    }

    fn track(&mut self, side: Side) -> &mut Track<'c> {
        match side {
            Side::Old => &mut self.tracks.old,
            Side::New => &mut self.tracks.new,
        }
    }

    fn refer(&mut self, side: Side, until: usize) {
        self.refer_as(side, until, Fate::of(side));
    }

    fn refer_as(&mut self, side: Side, until: usize, fate: Fate) {
        while let Some((_, target)) = self.track(side).due(until) {
            let content = match target {
                Target::Note(index) => Content::Note(self.footnotes.refer(side, *index)),
                Target::Missing(number) => Content::Note(self.footnotes.missing(side, number)),
                Target::Again(number) => Content::Again(number.clone()),
            };
            self.pieces.push(Piece::new(fate, content));
        }
    }

    fn push(&mut self, fate: Fate, text: &str, opening: bool, print_only: bool) {
        if text.is_empty() {
            return;
        }
        let content = Content::Words { text: text.to_string(), opening };
        self.pieces.push(Piece { print_only, ..Piece::new(fate, content) });
    }

    fn end(&mut self, fate: Fate) {
        self.done.push((std::mem::take(&mut self.pieces), fate));
    }
}

/// Makes one kept reference of a deleted and an inserted one to the two versions of a note, where they stand at the same
/// place: before or after all words of a change.
pub(super) fn share(pieces: &mut Vec<Piece>, footnotes: &mut Footnotes) {
    let mut shared = Vec::with_capacity(pieces.len());
    let mut change = Vec::new();
    for piece in pieces.drain(..) {
        if piece.fate == Fate::Kept {
            share_change(&mut change, &mut shared, footnotes);
            shared.push(piece);
        } else {
            change.push(piece);
        }
    }
    share_change(&mut change, &mut shared, footnotes);
    *pieces = shared;
}

fn share_change(change: &mut Vec<Piece>, out: &mut Vec<Piece>, footnotes: &mut Footnotes) {
    out.append(&mut shared_at(change, footnotes, |pieces, fate| {
        pieces.iter().position(|piece| piece.fate == fate)
    }));
    let mut after = shared_at(change, footnotes, |pieces, fate| {
        pieces.iter().rposition(|piece| piece.fate == fate)
    });
    after.reverse();
    out.append(change);
    out.extend(after);
}

/// Takes pairs of references out of a change, as long as `find` finds one of each side.
fn shared_at(
    change: &mut Vec<Piece>,
    footnotes: &mut Footnotes,
    find: impl Fn(&[Piece], Fate) -> Option<usize>,
) -> Vec<Piece> {
    let mut shared = Vec::new();
    loop {
        let found = [Fate::Deleted, Fate::Inserted].map(|fate| {
            let at = find(change, fate)?;
            match change.get(at)?.content {
                Content::Note(note) => Some((at, note)),
                _ => None,
            }
        });
        let [Some((old_at, old)), Some((new_at, new))] = found else {
            return shared;
        };
        if !footnotes.join(old, new) {
            return shared;
        }
        change.remove(old_at.max(new_at));
        change.remove(old_at.min(new_at));
        shared.push(Piece::new(Fate::Kept, Content::Note(new)));
    }
}
