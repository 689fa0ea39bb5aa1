//! Turns the tables of languages (`src/language/*.toml`) into static Rust tables, and makes the type that they have.
//!
//! A string, number or truth value stays what it is. A list becomes a slice, a list of tables a slice of structs named
//! after it (`ladders` → `Ladder`); a table of words by numbers becomes pairs of a word and its number. The sections of a
//! file are for its readers: the fields of all of them are those of one `Table`, documented by the remarks of `en.toml`,
//! so that no fact stands twice.
//!
//! And makes functions of the messages of the interface (`build/messages.rs`), and of the words by which Chinese is cut an
//! automaton that is looked up where it lies in the program.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, process};

use toml::Value;

#[path = "build/messages.rs"]
mod messages;

const TABLES: &str = "src/language";
/// The States are one table for all languages, so that a reader sees a State's names side by side.
const STATES: &str = "states";
/// The words of Chinese: below two remarks the uses of words that are left out, then lines of words that are used as often.
const CHINESE: &str = "src/tokens/chinese/words.txt";
/// So common that Chinese is never cut inside a term.
const USES_OF_TERM: u64 = 100_000;
/// The language of which nothing is known.
const UNKNOWN: &str = "und";
/// The language whose table says what the fields are.
const EXPLAINED: &str = "en";

fn main() {
    println!("cargo::rerun-if-changed={TABLES}");
    println!("cargo::rerun-if-changed={CHINESE}");
    println!("cargo::rerun-if-changed={}", messages::FOLDER);
    println!("cargo::rerun-if-changed=build/messages.rs");
    if let Err(error) = generate() {
        println!("cargo::error={error}");
        process::exit(1);
    }
}

fn generate() -> Result<(), String> {
    let mut files = BTreeMap::new();
    let mut states = toml::Table::new();
    for entry in fs::read_dir(TABLES).map_err(|error| format!("{TABLES}: {error}"))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_stem().unwrap_or_default().display().to_string();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let sections = read(&path)?;
        if name == STATES {
            states = sections;
        } else {
            files.insert(name, fields(&path, sections)?);
        }
    }
    let terms: Vec<Value> = files.values_mut().filter_map(|file| file.remove("terms")).collect();
    let terms = terms.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str);
    let (words, uses) = chinese(terms)?;
    complete(&mut files);
    same_fields(&files)?;
    let mut out = table_type(&files)?;
    let _ = writeln!(out, "static TABLES: [Table; {}] = [", files.len());
    for (at, (code, fields)) in files.iter().enumerate() {
        let _ = writeln!(out, "// {TABLES}/{code}.toml\nTable {{ language: Language::ALL[{at}],");
        for (name, value) in fields {
            let _ = writeln!(out, "{name}: {},", rust(name, value));
        }
        out.push_str("},\n");
    }
    out.push_str("];\n");
    out.push_str(&names_of_states(&states, files.keys())?);
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |name: &str, content: &[u8]| {
        fs::write(Path::new(&folder).join(name), content).map_err(|error| error.to_string())
    };
    write("languages.rs", out.as_bytes())?;
    write("messages.rs", messages::generate()?.as_bytes())?;
    write("chinese.fst", &words)?;
    write("chinese_uses.rs", uses.to_string().as_bytes())
}

/// The words of Chinese with how often each is used, as an automaton, and the sum of all uses.
fn chinese<'t>(terms: impl Iterator<Item = &'t str>) -> Result<(Vec<u8>, u64), String> {
    let text = fs::read_to_string(CHINESE).map_err(|error| format!("{CHINESE}: {error}"))?;
    let number = |text: &str| text.parse::<u64>().map_err(|error| format!("{CHINESE}: {error}"));
    let mut lines = text.lines().skip_while(|line| line.starts_with('#'));
    let mut total = number(lines.next().unwrap_or_default())?;
    let mut words = BTreeMap::new();
    for (uses, line) in lines.filter_map(|line| line.split_once(' ')) {
        let uses = number(uses)?;
        words.extend(line.split(' ').map(|word| (word, uses)));
    }
    words.extend(terms.map(|term| (term, USES_OF_TERM)));
    total += words.values().sum::<u64>();
    let map = fst::Map::from_iter(words).map_err(|error| format!("{CHINESE}: {error}"))?;
    Ok((map.into_fst().into_inner(), total))
}

fn read(path: &Path) -> Result<toml::Table, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    text.parse().map_err(|error| format!("{name}: {error}"))
}

/// The fields of all sections of a file.
fn fields(path: &Path, sections: toml::Table) -> Result<BTreeMap<String, Value>, String> {
    let name = path.display();
    let mut fields = BTreeMap::new();
    for (section, value) in sections {
        let Value::Table(table) = value else {
            return Err(format!("{name}: `{section}` stands in no section"));
        };
        for (field, value) in table {
            if fields.insert(field.clone(), value).is_some() {
                return Err(format!("{name}: [{section}] `{field}` stands twice"));
            }
        }
    }
    Ok(fields)
}

/// The names of each State, by language in the order of the codes. A language may have none.
fn names_of_states<'c>(
    table: &toml::Table,
    codes: impl ExactSizeIterator<Item = &'c String> + Clone,
) -> Result<String, String> {
    let states = table.get(STATES).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let (count, languages) = (states.len(), codes.len());
    let mut out = format!("pub(super) static STATES: [[&[&str]; {languages}]; {count}] = [\n");
    for state in states.iter().filter_map(Value::as_table) {
        if let Some(unknown) = state.keys().find(|code| !codes.clone().any(|known| known == *code))
        {
            return Err(format!("{TABLES}/{STATES}.toml names `{unknown}`, which has no table"));
        }
        let names = codes.clone().map(|code| match state.get(code) {
            Some(names) => rust(code, names),
            None => "&[]".to_owned(),
        });
        let _ = writeln!(out, "[{}],", names.collect::<Vec<_>>().join(", "));
    }
    out.push_str("];\n");
    Ok(out)
}

/// Gives the table of the unknown language what it does not say, which is nothing.
fn complete(files: &mut BTreeMap<String, BTreeMap<String, Value>>) {
    let fields = files.values().flatten().map(|(name, value)| (name.clone(), blank(value)));
    let blank: BTreeMap<String, Value> = fields.collect();
    if let Some(unknown) = files.get_mut(UNKNOWN) {
        for (name, value) in blank {
            unknown.entry(name).or_insert(value);
        }
    }
}

/// A value of the same kind that says nothing.
fn blank(value: &Value) -> Value {
    match value {
        Value::Array(_) => Value::Array(Vec::new()),
        Value::String(_) => Value::String(String::new()),
        Value::Boolean(_) => Value::Boolean(false),
        // Words by numbers are a list too.
        Value::Table(fields) if is_by_numbers(fields) => Value::Table(toml::Table::new()),
        Value::Table(fields) => {
            Value::Table(fields.iter().map(|(name, value)| (name.clone(), blank(value))).collect())
        }
        other => other.clone(),
    }
}

/// The type of all tables: what each field is, by the remarks above it, and its type, by what stands in it anywhere.
fn table_type(files: &BTreeMap<String, BTreeMap<String, Value>>) -> Result<String, String> {
    let path = format!("{TABLES}/{EXPLAINED}.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut out =
        "/// What is known of a language; its fields are those of the sections in `en.toml`.\n\
                   #[derive(Debug)]\npub struct Table {\n\
                   /// Which language it is.\npub language: Language,\n"
            .to_owned();
    for name in files.values().next().into_iter().flat_map(BTreeMap::keys) {
        let is_head = |line: &&str| {
            line.split_once(" =").is_some_and(|(field, _)| field == name)
                || line
                    .trim_matches(['[', ']'])
                    .rsplit_once('.')
                    .is_some_and(|(_, own)| own == name)
        };
        let above = text.lines().take_while(|line| !is_head(line)).collect::<Vec<_>>();
        let remarks = above.iter().rev().map_while(|line| line.strip_prefix('#'));
        let remarks: Vec<&str> = remarks.collect();
        if remarks.is_empty() {
            return Err(format!("{path}: no remark says what `{name}` is"));
        }
        remarks.iter().rev().for_each(|remark| out.extend(["///", remark, "\n"]));
        let kind = files.values().filter_map(|fields| rust_type(name, &fields[name])).next();
        let _ = writeln!(out, "pub {name}: {},", kind.unwrap_or_else(|| "Words".to_owned()));
    }
    Ok(out + "}\n")
}

/// The type of a value; `None` of an empty list, which may be one of anything.
fn rust_type(name: &str, value: &Value) -> Option<String> {
    Some(match value {
        Value::Array(items) => match items.first()? {
            Value::Array(_) => "Runs".to_owned(),
            Value::Table(_) => format!("&'static [{}]", type_name(name.trim_end_matches('s'))),
            _ => "Words".to_owned(),
        },
        Value::Table(levels) if is_by_numbers(levels) => "Values".to_owned(),
        Value::Table(_) => type_name(name),
        Value::Boolean(_) => "bool".to_owned(),
        _ => "&'static str".to_owned(),
    })
}

/// Whether a table has words by numbers.
fn is_by_numbers(table: &toml::Table) -> bool {
    table.keys().all(|key| key.parse::<u8>().is_ok())
}

/// All files have the same fields.
fn same_fields(files: &BTreeMap<String, BTreeMap<String, Value>>) -> Result<(), String> {
    for field in files.values().flat_map(BTreeMap::keys) {
        let (with, without): (Vec<_>, Vec<_>) =
            files.keys().partition(|code| files[*code].contains_key(field));
        match (with.as_slice(), without.as_slice()) {
            (_, []) => {}
            ([only], _) => {
                return Err(format!("{TABLES}/{only}.toml: no other file has `{field}`"));
            }
            (_, [code, ..]) => return Err(format!("{TABLES}/{code}.toml: `{field}` is missing")),
        }
    }
    Ok(())
}

/// A value as a Rust constant; the name is that of its field.
fn rust(name: &str, value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let one = name.trim_end_matches('s');
            let all = items.iter().map(|item| rust(one, item)).collect::<Vec<_>>().join(", ");
            format!("&[{all}]")
        }
        Value::Table(levels) if is_by_numbers(levels) => {
            let words = levels.iter().flat_map(|(level, words)| {
                let words = words.as_array().into_iter().flatten();
                words.map(move |word| format!("({}, {level})", rust(name, word)))
            });
            format!("&[{}]", words.collect::<Vec<_>>().join(", "))
        }
        Value::Table(fields) => {
            let fields =
                fields.iter().map(|(name, value)| format!("{name}: {}", rust(name, value)));
            format!("{} {{ {} }}", type_name(name), fields.collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => format!("{text:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        other => format!("{other:?}"),
    }
}

/// `soft_hyphens` → `SoftHyphens`.
fn type_name(field: &str) -> String {
    let words = field.split('_');
    words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect()
}
