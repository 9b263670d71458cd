//! The records and details of an interview as registers: one field, one value, the last one counts.
//!
//! | field | value |
//! |---|---|
//! | `byline` | the lines of the byline |
//! | `details/<key>` | a detail under its key in the document format |
//! | `people`, `portraits` | ids in their order |
//! | `people/<id>/<key>`, `portraits/<id>/<key>` | a field of a record under its key |
//! | `bin` | `true`: the draft lies in the bin |
//! | `desk/<key>` | what the newsroom keeps of the draft beside its text: a deadline, a wanted length |
//!
//! What the document format leaves out has no field. A record exists as long as one of its fields has a value; the list
//! only orders them, so that two desks can each add a person at the same time.

use crate::entry::Fact;
use interview::{Interview, Person, PersonId, Portrait, PortraitId, Role};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The register that says whether the draft lies in the bin.
pub const BIN: &str = "bin";

/// Begins the fields that belong to the newsroom, not to the interview.
pub const DESK: &str = "desk/";

/// Keys and values of one record.
type Keyed<'a> = Vec<(&'a str, &'a Value)>;

/// The fields of the interview that have a value. Title lines and blocks are not among them: they are parts.
pub fn fields(interview: &Interview) -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::new();
    if !interview.title.byline.is_empty() {
        fields.insert("byline".to_owned(), value(&interview.title.byline));
    }
    let details = object(&interview.details);
    fields.extend(details.into_iter().map(|(key, value)| (format!("details/{key}"), value)));
    let people = interview.people.iter().map(|person| (person.id.as_str(), person));
    add_records(&mut fields, "people", people);
    let portraits = interview.portraits.iter().map(|portrait| (portrait.id.as_str(), portrait));
    add_records(&mut fields, "portraits", portraits);
    fields
}

/// The facts that lead from the fields of `old` to those of `new`; `null` clears a field.
pub fn field_changes(old: &Interview, new: &Interview) -> Vec<Fact> {
    let (old, new) = (fields(old), fields(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    changed
        .map(|name| Fact::Set { field: name.clone(), value: new.get(name).cloned().unwrap_or_default() })
        .collect()
}

/// Sets byline, details, people and portraits of the interview from these fields; `null` is a field without a value.
///
/// Answers the names of damaged fields: of those that mean nothing, and of those whose value cannot be read, which are
/// left out.
pub fn set_fields(interview: &mut Interview, fields: &BTreeMap<&str, &Value>) -> Vec<String> {
    let mut groups: BTreeMap<&str, Keyed<'_>> = BTreeMap::new();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
        let (group, key) = name.rsplit_once('/').unwrap_or(("", name));
        groups.entry(group).or_default().push((key, value));
    }
    let mut damaged = Vec::new();
    let (mut people, mut portraits) = (Vec::new(), Vec::new());
    for (name, value) in groups.remove("").unwrap_or_default() {
        let is_sound = match name {
            "byline" => read(value).map(|byline| interview.title.byline = byline),
            "people" => read(value).map(|ids| people = ids),
            "portraits" => read(value).map(|ids| portraits = ids),
            BIN => read(value).map(|_: bool| ()),
            _ => None,
        };
        if is_sound.is_none() {
            damaged.push(name.to_owned());
        }
    }
    let details = groups.remove("details").unwrap_or_default();
    interview.details = record(&interview.details, "details", &details, &mut damaged);
    let person = |id: &str| PersonId::new(id).ok().map(|id| Person::named(id, Role::default(), ""));
    interview.people = records("people", &people, &mut groups, person, &mut damaged);
    let portrait = |id: &str| PortraitId::new(id).ok().map(Portrait::empty);
    interview.portraits = records("portraits", &portraits, &mut groups, portrait, &mut damaged);
    damaged.extend(
        groups.iter().flat_map(|(group, keys)| keys.iter().map(move |(key, _)| format!("{group}/{key}"))),
    );
    damaged
}

fn add_records<'a, T: Serialize + 'a>(
    fields: &mut BTreeMap<String, Value>,
    list: &str,
    records: impl Iterator<Item = (&'a str, &'a T)>,
) {
    let mut ids = Vec::new();
    for (id, record) in records {
        ids.push(Value::from(id));
        let keys = object(record).into_iter().filter(|(key, _)| key != "id");
        fields.extend(keys.map(|(key, value)| (format!("{list}/{id}/{key}"), value)));
    }
    if !ids.is_empty() {
        fields.insert(list.to_owned(), Value::Array(ids));
    }
}

/// Takes the records of a list out of the groups: the listed ones in their order, then the others by id.
fn records<T: Serialize + DeserializeOwned + Clone>(
    list: &str,
    order: &[String],
    groups: &mut BTreeMap<&str, Keyed<'_>>,
    empty: impl Fn(&str) -> Option<T>,
    damaged: &mut Vec<String>,
) -> Vec<T> {
    let id_of = |group: &str| group.strip_prefix(list)?.strip_prefix('/').map(str::to_owned);
    let unordered: Vec<String> = groups.keys().filter_map(|group| id_of(group)).collect();
    let mut found = Vec::new();
    for id in order.iter().chain(&unordered) {
        let path = format!("{list}/{id}");
        if let Some(empty) = empty(id)
            && let Some(keys) = groups.remove(path.as_str())
        {
            found.push(record(&empty, &path, &keys, damaged));
        }
    }
    found
}

/// The empty record with these keys set; those that it cannot have are left out and reported.
fn record<T: Serialize + DeserializeOwned + Clone>(
    empty: &T,
    path: &str,
    keys: &Keyed<'_>,
    damaged: &mut Vec<String>,
) -> T {
    let set = |fields: &mut Map<String, Value>, key: &str, value: &Value| {
        fields.insert(key.to_owned(), value.clone());
    };
    let mut whole = object(empty);
    keys.iter().for_each(|(key, value)| set(&mut whole, key, value));
    let names_itself = keys.iter().any(|(key, _)| *key == "id");
    if let Some(record) = read(&Value::Object(whole)).filter(|_| !names_itself) {
        return record;
    }
    let mut sound = object(empty);
    for (key, value) in keys {
        let mut tried = sound.clone();
        set(&mut tried, key, value);
        if *key != "id" && read::<T>(&Value::Object(tried.clone())).is_some() {
            sound = tried;
        } else {
            damaged.push(format!("{path}/{key}"));
        }
    }
    read(&Value::Object(sound)).unwrap_or_else(|| empty.clone())
}

fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

fn object(of: &impl Serialize) -> Map<String, Value> {
    match value(of) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{AltText, BylineEntry, BylineRole, Credit, Paragraph};
    use serde_json::json;

    fn interview() -> Interview {
        let mut interview = Interview::default();
        interview.title.byline = vec![BylineEntry { role: BylineRole::Text, names: vec!["Ö. Ä.".into()] }];
        let mut guest = Person::named(PersonId::numbered(2), Role::Guest, "Denis Alt");
        guest.biography = vec![Paragraph::plain("Geboren in Mainz.")];
        interview.people = vec![guest, Person::named(PersonId::numbered(1), Role::Interviewer, "A. B.")];
        let credit = Credit { creator: "Jülich".into(), ..Credit::default() };
        let alt = AltText::Text("Ein Mann".into());
        interview.portraits = vec![Portrait { alt, credit, ..Portrait::empty(PortraitId::numbered(1)) }];
        interview.details.language = "en".into();
        interview.details.tags = vec!["Hochschule".into()];
        interview
    }

    fn set(fields: &BTreeMap<String, Value>) -> (Interview, Vec<String>) {
        let mut interview = Interview::default();
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value)).collect();
        let damaged = set_fields(&mut interview, &fields);
        (interview, damaged)
    }

    #[test]
    fn an_interview_comes_back_from_its_fields() {
        assert_eq!(set(&fields(&interview())), (interview(), vec![]));
        assert_eq!(set(&fields(&Interview::default())), (Interview::default(), vec![]));
    }

    #[test]
    fn fields_are_named_after_the_document_format() {
        let fields = fields(&interview());
        let names: Vec<&str> = fields.keys().map(String::as_str).collect();
        let expected = [
            "byline",
            "details/language",
            "details/tags",
            "people",
            "people/p1/name",
            "people/p1/role",
            "people/p2/biography",
            "people/p2/name",
            "people/p2/role",
            "portraits",
            "portraits/i1/alt",
            "portraits/i1/credit",
        ];
        assert_eq!(names, expected);
        assert_eq!(fields["people"], json!(["p2", "p1"]));
    }

    #[test]
    fn changes_lead_from_one_interview_to_the_other() {
        let (old, mut new) = (interview(), interview());
        new.people.remove(0);
        new.details.slug = "alt".into();
        let mut changed = fields(&old);
        for fact in field_changes(&old, &new) {
            let Fact::Set { field, value } = fact else { panic!("{fact:?}") };
            changed.insert(field, value);
        }
        assert_eq!(set(&changed), (new, vec![]));
        assert!(field_changes(&old, &old).is_empty());
    }

    #[test]
    fn a_person_that_the_list_forgot_is_still_there() {
        let mut both = fields(&interview());
        both.insert("people".into(), json!(["p1", "p1", "p7"]));
        let (interview, damaged) = set(&both);
        let ids: Vec<&str> = interview.people.iter().map(|person| person.id.as_str()).collect();
        assert_eq!((ids, damaged), (vec!["p1", "p2"], vec![]));
    }

    #[test]
    fn a_damaged_field_is_left_out_and_reported() {
        let mut some = fields(&interview());
        some.insert("people/p2/role".into(), json!("boss"));
        for bad in [
            "people/../x/name",
            "people/p2/id",
            "people/p1/height",
            "mood",
            "details/date",
            "people/p 1/name",
        ] {
            some.insert(bad.into(), json!("p1"));
        }
        some.insert(BIN.into(), json!(1));
        let (interview, mut damaged) = set(&some);
        damaged.sort();
        let expected = [
            "bin",
            "details/date",
            "mood",
            "people/../x/name",
            "people/p 1/name",
            "people/p1/height",
            "people/p2/id",
            "people/p2/role",
        ];
        assert_eq!(damaged, expected);
        assert_eq!(interview.people[0].name, "Denis Alt");
        assert_eq!(interview.details.tags, ["Hochschule"]);
    }
}
