//! Who speaks.

use super::labels::{Labels, is_short_for};
use interview::{Interview, Person, PersonId, Role};

/// The person with this label: known, or new.
pub(super) fn named(label: &str, role: Role, labels: &Labels, people: &mut Vec<Person>) -> PersonId {
    let name = labels.full_name(label);
    let is_it = |person: &&Person| {
        let full = format!("{} {}", person.title, person.name);
        [person.name.as_str(), person.short.as_str(), full.trim()].contains(&name)
            || person.surname() == name
            || is_short_for(name, &person.name)
    };
    if let Some(person) = people.iter().find(is_it) {
        return person.id.clone();
    }
    let mut number = people.len() + 1;
    while people.iter().any(|person| person.id == PersonId::numbered(number)) {
        number += 1;
    }
    let id = PersonId::numbered(number);
    people.push(Person::named(id.clone(), role, name));
    id
}

/// A speaker who is called by the first name has a surname in the texts around the interview.
pub(super) fn complete_names(interview: &mut Interview) {
    let mut around: Vec<&str> = vec![&interview.title.standfirst, &interview.title.headline];
    around.extend(
        interview.portraits.iter().flat_map(|portrait| [portrait.alt.text(), portrait.caption.as_str()]),
    );
    let around = around.join(" \u{b6} ");
    let words: Vec<&str> =
        around.split_whitespace().map(|word| word.trim_matches([',', '.', ':', '„', '“', '?'])).collect();
    for person in interview.people.iter_mut().filter(|person| !person.name.contains(' ')) {
        let pair = words.windows(2).find(|pair| pair[0] == person.name && is_surname(pair[1]));
        if let Some([first, last]) = pair {
            person.name = format!("{first} {last}");
        }
    }
}

fn is_surname(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
}
