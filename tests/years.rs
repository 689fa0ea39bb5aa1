//! Series and sessions of real texts: the shared folder, which is not part of the repository (see `tests/corpus.rs`).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;

use resdiff::model::{Resolution, Sides};
use resdiff::series::Series;
use resdiff::session::{Brief, pair};

mod common;

use common::{rebuild_bytes, shared};

fn document(path: &Path) -> Resolution {
    rebuild_bytes(&fs::read(path).unwrap(), path.to_str().unwrap())
}

/// The place of a paragraph: its version, and its address in lower case as gold files have it.
type Place = (usize, String);

/// The pairs that a gold file wants between a version and the next, and those that it leaves open.
fn links(gold: &Value, old: usize) -> [BTreeSet<(Place, Place)>; 2] {
    ["links", "optional"].map(|kind| {
        let links = gold[kind].as_array().unwrap().iter();
        links
            .map(|link| {
                let id = |side: &str| link[side].as_str().unwrap().to_owned();
                ((old, id("old")), (old + 1, id("new")))
            })
            .collect()
    })
}

/// What hangs together.
fn composed(
    places: &BTreeSet<Place>,
    links: &BTreeSet<(Place, Place)>,
) -> BTreeSet<BTreeSet<Place>> {
    let mut sets: Vec<BTreeSet<Place>> =
        places.iter().map(|p| BTreeSet::from([p.clone()])).collect();
    for (old, new) in links {
        let at = |place: &Place, sets: &[BTreeSet<Place>]| {
            sets.iter().position(|s| s.contains(place)).unwrap()
        };
        let (one, other) = (at(old, &sets), at(new, &sets));
        if one != other {
            let taken = sets.swap_remove(one.max(other));
            sets[one.min(other)].extend(taken);
        }
    }
    sets.into_iter().collect()
}

#[test]
fn lineages_are_the_composition_of_the_gold_files() {
    let Some(shared) = shared() else { return };
    let gold = ["laws-78-241--79-62", "laws-79-62--80-57"].map(|name| -> Value {
        let text = fs::read_to_string(shared.join(format!("gold/{name}.json"))).unwrap();
        serde_json::from_str(&text).unwrap()
    });
    for form in ["txt", "pdf", "layout"] {
        let path =
            |gold: &Value, side: &str| shared.join(gold["inputs"][side][form].as_str().unwrap());
        let versions = vec![
            document(&path(&gold[0], "old")),
            document(&path(&gold[0], "new")),
            document(&path(&gold[1], "new")),
        ];
        let series = Series::new(versions).unwrap();
        let name = |version: usize, at: usize| {
            let document = series.versions().nth(version).unwrap();
            document.paragraphs[at].address.as_str().to_lowercase()
        };
        assert!(series.paragraphs.returns.is_empty(), "{form}");
        let mut wanted = BTreeSet::new();
        let mut open = BTreeSet::new();
        for (old, gold) in gold.iter().enumerate() {
            let [links, optional] = links(gold, old);
            wanted.extend(links);
            open.extend(optional);
        }
        // What the gold files leave open may be found or not.
        for (old, step) in series.steps.iter().enumerate() {
            for row in &step.rows {
                for (&a, &b) in row
                    .paragraphs
                    .old
                    .iter()
                    .flat_map(|a| row.paragraphs.new.iter().map(move |b| (a, b)))
                {
                    let link = ((old, name(old, a)), (old + 1, name(old + 1, b)));
                    if open.contains(&link) {
                        wanted.insert(link);
                    }
                }
            }
        }
        let mut places = BTreeSet::new();
        for (version, side) in [(0, &gold[0]["old"]), (1, &gold[0]["new"]), (2, &gold[1]["new"])] {
            let ids = side["paragraphs"].as_array().unwrap().iter();
            places.extend(ids.map(|p| (version, p["id"].as_str().unwrap().to_owned())));
        }
        let lineages = series.paragraphs.lineages.iter().map(|lineage| {
            let cells = lineage.cells.iter().enumerate();
            let places = cells
                .flat_map(|(version, cell)| cell.paragraphs.iter().map(move |&at| (version, at)));
            places.map(|(version, at)| (version, name(version, at))).collect::<BTreeSet<Place>>()
        });
        // Gold files have no closing lines.
        let found: BTreeSet<_> =
            lineages.filter(|l| l.iter().all(|place| places.contains(place))).collect();
        assert_eq!(found, composed(&places, &wanted), "{form}");
    }
}

/// The briefs of a session, by the names of the files.
fn session(shared: &Path, number: &str) -> (Vec<String>, Vec<Brief>, Vec<Option<String>>) {
    let folder = shared.join("corpus/sessions/en");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.file_name().unwrap().to_str().unwrap().starts_with(&format!("A-RES-{number}-"))
    });
    paths.sort();
    let read: Vec<_> = paths
        .par_iter()
        .map(|path| {
            let document = document(path);
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, Brief::new(&document), document.masthead.title)
        })
        .collect();
    let mut session = (Vec::new(), Vec::new(), Vec::new());
    for (name, brief, title) in read {
        session.0.push(name);
        session.1.push(brief);
        session.2.push(title);
    }
    session
}

/// Pairs without the same title, looked at by hand: the same question under another name.
const BY_HAND: [(&str, &str); 13] = [
    ("A-RES-78-163", "A-RES-79-219"), // follow-up to the Second, to the Third Conference on Landlocked Developing Countries
    ("A-RES-78-176", "A-RES-79-150"), // thirtieth anniversary of the International Year of the Family
    ("A-RES-78-212", "A-RES-79-174"), // freedom of religion or belief, and belief
    ("A-RES-78-239", "A-RES-79-240"), // nuclear disarmament verification
    ("A-RES-79-128", "A-RES-80-169"), // protection of persons in the event of disasters
    ("A-RES-79-150", "A-RES-80-183"), // thirtieth anniversary of the International Year of the Family
    ("A-RES-79-174", "A-RES-80-202"), // freedom of religion and belief, or belief
    ("A-RES-79-203", "A-RES-80-136"), // small island developing States
    ("A-RES-79-232", "A-RES-80-116"), // the advisory opinion asked for, and the opinion
    ("A-RES-79-240", "A-RES-80-53"),  // experts on nuclear disarmament verification
    ("A-RES-78-124", "A-RES-79-132"), // credentials
    ("A-RES-79-117", "A-RES-80-161"), // report of the Commission on International Trade Law
    ("A-RES-79-132", "A-RES-80-114"), // credentials
];

#[test]
fn resolutions_of_two_sessions_are_paired() {
    let Some(shared) = shared() else { return };
    let sessions = ["78", "79", "80"].map(|number| session(&shared, number));
    for two in sessions.windows(2) {
        let (old, new) = (&two[0], &two[1]);
        let found: BTreeSet<(usize, usize)> = pair(Sides::new(&old.1, &new.1))
            .iter()
            .map(|pair| (pair.at.old, pair.at.new))
            .collect();
        // The same title, letter by letter but for what counts sessions and years.
        let key = |title: &String| -> String {
            title.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
        };
        let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, title) in new.2.iter().enumerate() {
            by_title.entry(title.as_ref().map(key).unwrap_or_default()).or_default().push(at);
        }
        let mut wanted = BTreeSet::new();
        for (at, title) in old.2.iter().enumerate() {
            let Some(title) = title.as_ref().map(key) else {
                continue;
            };
            if let Some([one]) = by_title.get(&title).map(Vec::as_slice) {
                wanted.insert((at, *one));
            }
        }
        assert!(wanted.len() > 100);
        let missed = wanted.difference(&found).count();
        assert!(missed * 100 <= wanted.len(), "{missed} of {} are missed", wanted.len());
        for &(a, b) in found.difference(&wanted) {
            let names = (old.0[a].as_str(), new.0[b].as_str());
            let counted = |title: &Option<String>| {
                let title = title.clone().unwrap_or_default().to_lowercase();
                title.contains("session")
            };
            let sessions_apart = counted(&old.2[a]) && counted(&new.2[b]);
            assert!(
                BY_HAND.contains(&names) || sessions_apart,
                "{names:?} was not looked at: {:?}, {:?}",
                old.2[a],
                new.2[b]
            );
        }
    }
}
