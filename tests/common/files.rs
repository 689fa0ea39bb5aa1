//! The files of the shared folder, and work on all of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// The files below a folder whose names end with `extension`, sorted.
pub fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // Hostile files are no texts: they are made to take a reader's time and memory, and are read under limits.
            if path.is_dir() && !path.ends_with("hostile") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Does work on every item, on two threads, keeping the order.
pub fn on_two_threads<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    thread::scope(|scope| {
        let (one, other) = items.split_at(items.len() / 2);
        let work = &work;
        let other = scope.spawn(move || other.iter().map(work).collect::<Vec<U>>());
        let mut done: Vec<U> = one.iter().map(work).collect();
        done.extend(other.join().unwrap());
        done
    })
}
