//! Any characters as two texts, divided by a zero byte: rebuilt, compared, and held against the laws of the design.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/common/mod.rs"]
mod common;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((old, new)) = std::str::from_utf8(bytes).ok().and_then(|text| text.split_once('\0'))
    else {
        return;
    };
    // What holds no text is refused by the reader, and zero bytes make it guess at another encoding.
    let is_text =
        |text: &&str| !text.contains('\0') && resdiff::read::read(text.as_bytes()).is_ok();
    if ![old, new].iter().all(is_text) {
        return;
    }
    let [before, after] = [old, new].map(common::rebuild);
    let there = common::compare(&before, &after);
    let back = common::compare(&after, &before);
    // Ligatures are written as their letters, which that law counts as others.
    let lost = [(old, &before), (new, &after)]
        .into_iter()
        .filter(|(text, _)| !text.contains(|c| matches!(c, '\u{fb00}'..='\u{fb06}')))
        .map(|(text, document)| common::nothing_is_lost(text, document));
    let laws = [common::obeys_laws(&there), common::mirrors(&there, &back)];
    for law in laws.into_iter().chain(lost) {
        if let Err(why) = law {
            panic!("{why}");
        }
    }
});
