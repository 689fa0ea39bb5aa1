//! What a page shows below the text and does not mark as standing around it, known by its place: below other such matter, or as a bar
//! of short items.

use super::open::Open;
use crate::read::margin::has_label;
use crate::read::{Block, BlockKind};

/// At most so many paragraphs below the chrome that follows the text are of the page (2 to 4): an annex has more.
const MOST: usize = 3;

/// A notice has at most so many characters (150 to 300).
const LONGEST: usize = 200;

/// A bar of items has items of at most so many characters (24 to 40).
const LONGEST_ITEM: usize = 32;

/// How much of the text of each block stands in links.
#[derive(Default)]
pub struct Linked {
    letters: usize,
    linked: usize,
    /// The blocks of which most does.
    pub blocks: Vec<usize>,
}

impl Linked {
    /// Counts the letters of a text in the open elements.
    pub fn add(&mut self, text: &str, open: &[Open]) {
        let inline = open.iter().rev().take_while(|open| !open.kind.is_block());
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += letters;
        self.linked += if inline.into_iter().any(|open| open.name == "a") { letters } else { 0 };
    }

    /// Ends the text of a block.
    pub fn end(&mut self, block: usize) {
        if self.linked * 2 > self.letters {
            self.blocks.push(block);
        }
        self.forget();
    }

    /// Begins anew.
    pub fn forget(&mut self) {
        (self.letters, self.linked) = (0, 0);
    }
}

/// Takes for chrome, of the paragraphs without a label below the last one with a label: those that are mostly links, with the short line
/// above them; bars of items; and a few below other chrome.
pub fn mark(blocks: &mut [Block<'_>], linked: &[usize]) {
    let is_labelled = |block: &Block<'_>| {
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Line);
        is_text && (block.label.as_deref().is_some_and(is_number) || has_label(&block.text))
    };
    let Some(last) = blocks.iter().rposition(is_labelled) else { return };
    let may_be_chrome = |block: &Block<'_>| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Line)
            && block.marks.is_empty()
            && block.text.chars().count() <= LONGEST
    };
    for at in last + 1..blocks.len() {
        let is_linked = linked.binary_search(&at).is_ok();
        if !may_be_chrome(&blocks[at]) || !(is_linked || is_bar(&blocks[at].text)) {
            continue;
        }
        set_aside(&mut blocks[at]);
        let above = at - 1;
        if is_linked
            && above > last
            && may_be_chrome(&blocks[above])
            && is_title(&blocks[above].text)
        {
            set_aside(&mut blocks[above]);
        }
    }
    let below = &mut blocks[last + 1..];
    let Some(first) = below.iter().position(|block| block.kind == BlockKind::Furniture) else {
        return;
    };
    let is_text = |block: &&Block<'_>| block.kind != BlockKind::Furniture;
    let others: Vec<&Block<'_>> = below[first..].iter().filter(is_text).collect();
    if others.len() <= MOST && others.iter().all(|block| may_be_chrome(block) && !block.heading) {
        below[first..].iter_mut().for_each(set_aside);
    }
}

/// Makes a block chrome, its bullet a part of it.
fn set_aside(block: &mut Block<'_>) {
    block.kind = BlockKind::Furniture;
    if let Some(label) = block.label.take() {
        block.text = format!("{label} {}", block.text).into();
    }
}

/// Whether a label is a number or letter, and no bullet.
fn is_number(label: &str) -> bool {
    label.contains(char::is_alphanumeric)
}

/// Whether a text may be the heading of a list of links: it is short and ends without a stop.
fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST_ITEM
        && !text.ends_with(['.', ';', ',', '。', '；', '，', '”', '»', '؛', '،'])
}

/// "Copyright | Terms of use": short items with the same mark between, without the end of a sentence.
fn is_bar(text: &str) -> bool {
    const MARKS: [&str; 4] = [" | ", " · ", " • ", "｜"];
    MARKS.iter().any(|mark| {
        text.contains(mark)
            && text.split(mark).all(|item| {
                !item.trim().is_empty()
                    && item.chars().count() <= LONGEST_ITEM
                    && !item.trim_end().ends_with(['.', ';', ',', '。', '；', '，'])
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::read::{BlockKind, read};

    fn kinds(below: &str) -> Vec<bool> {
        let page = format!(
            "<html><body><p>The Assembly,</p><p>1. Decides to meet.</p>{below}</body></html>"
        );
        let raw = read(page.as_bytes()).unwrap();
        raw.blocks[2..].iter().map(|block| block.kind == BlockKind::Furniture).collect()
    }

    #[test]
    fn chrome_below_the_text_is_known_by_its_place() {
        assert_eq!(kinds("<nav>Home</nav><div>We use cookies.</div>"), [true, true]);
        assert_eq!(kinds("<div>Copyright | Terms</div>"), [true]);
        let links =
            "<h3>Related</h3><ul><li><a href=/a>Report on rivers</a></li></ul><p>Posted in May</p>";
        assert_eq!(kinds(links), [true, true, true]);
        assert_eq!(kinds("<div>Closing words.</div>"), [false]);
        assert_eq!(kinds("<nav>Home</nav><h2>Annex</h2><p>Words.</p>"), [true, false, false]);
    }
}
