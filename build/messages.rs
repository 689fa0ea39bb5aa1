//! Turns the messages of the interface (`src/render/ui/*.toml`, a file a language) into typed functions of `Ui`.
//!
//! The English file says which messages there are, what each is filled with, and which depend on a number; every other
//! language has the same ones, or the build fails and says what is missing. A message is
//! - words: a function without arguments;
//! - words with `{names}` of what is filled in, a text each; `{n}` is the number by which a plural is chosen;
//! - words with `<names>` of what is put between the words as it is: markup, runs, links;
//! - a table of plural forms by their names in CLDR, where the words depend on `{n}`;
//! - `"@other"`, which is the same as another message of the file;
//! - a list of words, as the months are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use toml::Value;

pub const FOLDER: &str = "src/render/ui";

/// The language whose file says what there is.
const FIRST: &str = "en";

/// The plural forms, in the order of a message's forms.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The forms that whole numbers have in each language, as CLDR 46 says. Those in brackets may be left out, and are then as
/// "other": in French and Spanish "many" is for whole millions, in Arabic "zero" for 0.
const WANTED: [(&str, &[&str], &[&str]); 6] = [
    ("ar", &["one", "two", "few", "many", "other"], &["zero"]),
    ("en", &["one", "other"], &[]),
    ("es", &["one", "other"], &["many"]),
    ("fr", &["one", "other"], &["many"]),
    ("ru", &["one", "few", "many"], &[]),
    ("zh", &["other"], &[]),
];

/// A message of one language: its forms, one or six, or a list.
#[derive(Clone)]
enum Message {
    Words(Vec<String>),
    List(Vec<String>),
}

type Messages = BTreeMap<String, Message>;

/// What a message is filled with: the names of texts and of slots, in the order of print, and whether it has a number.
#[derive(Default, PartialEq)]
struct Holes {
    texts: Vec<String>,
    slots: Vec<String>,
    number: bool,
}

/// The functions and tables as Rust, from the files of the folder.
pub fn generate() -> Result<String, String> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let code = path.file_stem().unwrap_or_default().display().to_string();
            let text = fs::read_to_string(&path).map_err(|error| format!("{FOLDER}: {error}"))?;
            texts.insert(code, text);
        }
    }
    functions(&texts)
}

/// The same from the texts of the files, by the codes of their languages.
pub fn functions(texts: &BTreeMap<String, String>) -> Result<String, String> {
    let mut files: BTreeMap<&str, Messages> = BTreeMap::new();
    for (code, text) in texts {
        files.insert(code, read(code, text)?);
    }
    let first = files.get(FIRST).ok_or(format!("{FOLDER}/{FIRST}.toml is missing"))?.clone();
    let mut out = String::from(
        "// Some messages are for the PDF only.\n#[cfg_attr(not(feature = \"pdf\"), allow(dead_code))]\nimpl Ui {\n",
    );
    for (place, (name, message)) in first.iter().enumerate() {
        function(&mut out, place, name, message);
    }
    let _ = writeln!(out, "}}\nstatic TABLES: [Table; {}] = [", files.len());
    for (code, messages) in &files {
        if let Some(unknown) = messages.keys().find(|name| !first.contains_key(*name)) {
            return Err(format!("{FOLDER}/{code}.toml: `{unknown}` is no message of {FIRST}.toml"));
        }
        // One text for all, and where each form ends: thousands of references would each be settled when the program starts.
        let (mut text, mut ends, mut last) = (String::new(), Vec::new(), Vec::new());
        for (name, like) in &first {
            let own = messages.get(name).ok_or(format!("{FOLDER}/{code}.toml lacks `{name}`"))?;
            let forms = same_holes(like, own)
                .map_err(|error| format!("{FOLDER}/{code}.toml: `{name}` {error}"))?;
            for form in forms {
                text.push_str(&form);
                ends.push(text.len());
            }
            last.push(ends.len());
        }
        let _ = writeln!(
            out,
            "Table {{ code: {code:?}, text: {text:?}, ends: &{ends:?}, last: &{last:?} }},"
        );
    }
    out.push_str("];\n");
    Ok(out)
}

fn read(code: &str, text: &str) -> Result<Messages, String> {
    let name = format!("{FOLDER}/{code}.toml");
    let sections: toml::Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
    let mut messages = Messages::new();
    let mut same = Vec::new();
    for (section, value) in sections {
        let Value::Table(table) = value else {
            return Err(format!("{name}: `{section}` stands in no section"));
        };
        for (key, value) in table {
            let message = match &value {
                Value::String(text) => match text.strip_prefix('@') {
                    Some(other) => {
                        same.push((key, other.to_owned()));
                        continue;
                    }
                    None => Message::Words(vec![text.clone()]),
                },
                Value::Array(list) => Message::List(strings(list.iter())),
                Value::Table(forms) => {
                    plural(code, forms).map_err(|error| format!("{name}: `{key}` {error}"))?
                }
                _ => return Err(format!("{name}: `{key}` is no message")),
            };
            if messages.insert(key.clone(), message).is_some() {
                return Err(format!("{name}: `{key}` stands twice"));
            }
        }
    }
    for (key, other) in same {
        let message = messages.get(&other).cloned();
        let message =
            message.ok_or(format!("{name}: `{key}` is as `{other}`, which is missing"))?;
        messages.insert(key, message);
    }
    Ok(messages)
}

fn strings<'v>(values: impl Iterator<Item = &'v Value>) -> Vec<String> {
    values.map(|value| value.as_str().unwrap_or_default().to_owned()).collect()
}

/// The six forms of a message: those that the language does not tell apart are the last one that it has.
fn plural(code: &str, forms: &toml::Table) -> Result<Message, String> {
    let (_, wanted, allowed) = WANTED
        .iter()
        .find(|(language, ..)| *language == code)
        .ok_or(format!("is of a language whose plurals are not known: {code}"))?;
    if let Some(missing) = wanted.iter().find(|form| !forms.contains_key(**form)) {
        return Err(format!("lacks the form `{missing}`"));
    }
    let is_known = |form: &&String| wanted.contains(&&***form) || allowed.contains(&&***form);
    if let Some(unknown) = forms.keys().find(|form| !is_known(form)) {
        return Err(format!("has a form `{unknown}`, which the language has not"));
    }
    let last = wanted.last().copied().unwrap_or_default();
    let form = |form: &&str| forms.get(*form).unwrap_or(&forms[last]);
    Ok(Message::Words(strings(FORMS.iter().map(form))))
}

/// What a form is filled with.
fn holes(form: &str) -> Holes {
    let mut holes = Holes::default();
    for piece in form.split(['{', '<']).skip(1) {
        let Some(end) = piece.find(['}', '>']) else { continue };
        let name = piece[..end].to_owned();
        match (name.as_str(), piece[end..].starts_with('>')) {
            ("n", _) => holes.number = true,
            (_, true) => holes.slots.push(name),
            (_, false) => holes.texts.push(name),
        }
    }
    holes
}

fn of_message(message: &Message) -> Holes {
    match message {
        Message::List(_) => Holes::default(),
        Message::Words(forms) => {
            let mut holes = holes(forms.last().map_or("", String::as_str));
            holes.number |= forms.len() > 1;
            holes
        }
    }
}

/// The forms of a message of a language with the places of what fills them, where these are those of the first language.
fn same_holes(first: &Message, own: &Message) -> Result<Vec<String>, String> {
    let wanted = of_message(first);
    let forms = match (first, own) {
        (Message::List(first), Message::List(own)) if first.len() == own.len() => {
            return Ok(own.clone());
        }
        (Message::Words(_), Message::Words(own)) => own,
        _ => return Err("is no list as in English, or one".to_owned()),
    };
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    for form in forms {
        let own = holes(form);
        // "1" and "2" may be words.
        if (own.number && !wanted.number)
            || sorted(own.texts) != sorted(wanted.texts.clone())
            || sorted(own.slots) != sorted(wanted.slots.clone())
        {
            return Err(format!("is not filled with what the English one is: {form}"));
        }
    }
    let placed = forms.iter().map(|form| {
        let mut form = form.clone();
        for (at, name) in wanted.texts.iter().enumerate() {
            form = form.replace(&format!("{{{name}}}"), &format!("{{{at}}}"));
        }
        for (at, name) in wanted.slots.iter().enumerate() {
            form = form.replace(&format!("<{name}>"), &format!("<{at}>"));
        }
        form
    });
    Ok(placed.collect())
}

/// The function of a message.
fn function(out: &mut String, place: usize, name: &str, message: &Message) {
    let Holes { texts, slots, number } = of_message(message);
    let said = match message {
        Message::List(words) => words.join(", "),
        Message::Words(forms) => forms.last().cloned().unwrap_or_default(),
    };
    let _ = writeln!(out, "/// {said:?}");
    if let Message::List(_) = message {
        let _ = writeln!(
            out,
            "pub(crate) fn {name}(self) -> impl Iterator<Item = &'static str> {{ self.forms({place}) }}"
        );
        return;
    }
    let mut arguments = String::new();
    if number {
        arguments.push_str(", n: usize");
    }
    texts.iter().for_each(|name| arguments.push_str(&format!(", {name}: &str")));
    slots.iter().for_each(|name| arguments.push_str(&format!(", {name}: T")));
    let number_given = if number { "Some(n)" } else { "None" };
    let texts_given = texts.join(", ");
    let _ = match (number || !texts.is_empty(), slots.is_empty()) {
        (false, true) => writeln!(
            out,
            "pub(crate) fn {name}(self) -> &'static str {{ self.form({place}, None) }}"
        ),
        (true, true) => writeln!(
            out,
            "pub(crate) fn {name}(self{arguments}) -> String {{ self.fill(self.form({place}, {number_given}), {number_given}, &[{texts_given}]) }}"
        ),
        (_, false) => writeln!(
            out,
            "pub(crate) fn {name}<T>(self{arguments}) -> Vec<Said<T>> {{ self.mark(self.form({place}, {number_given}), {number_given}, &[{texts_given}], [{}]) }}",
            slots.join(", ")
        ),
    };
}
