//! How much a text reads like a question, and the sequence of questions and answers that fits a text without marks.

use super::names::addressed;
use super::words::{self, beginning, words_of};
use interview::Role;

/// Shorter than this is likely asked, longer than that likely answered, in characters.
const SHORT: usize = 160;
const LONG: usize = 420;

/// How much a text reads like a question; below zero like an answer.
pub(super) fn likeness(text: &str, language: &str) -> f32 {
    let length = text.chars().count();
    // What decides stands at the beginning and at the end; a long text is an answer anyway.
    let lower: String = text.chars().take(2_000).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .filter(|word| !word.is_empty())
        .collect();
    let has = |section: &str| words.iter().any(|word| words_of(language, section).contains(word));
    let is_asking =
        |word: Option<&&str>| word.is_some_and(|word| words_of(language, "asking").contains(word));
    let joins = words.first().is_some_and(|word| words_of(language, "joining").contains(word));
    let mut like = -0.4;
    if text.trim_end_matches(['“', '”', '"', '»', ')', ' ']).ends_with('?') || lower.starts_with('¿') {
        like += 2.2;
    }
    if is_asking(words.first()) || (joins && is_asking(words.get(1))) {
        like += 0.6;
    }
    if beginning("opener", text).is_some() {
        like += 1.2;
    }
    if addresses(text, language) {
        like += 0.4;
    }
    if length < 300 && addressed(text).is_some() {
        like += 0.3;
    }
    if has("first-person") {
        like -= 0.6;
    }
    if beginning("yes-no", text).is_some() {
        like -= 0.9;
    }
    match length {
        ..SHORT => like + 0.3,
        LONG.. => like - 1.0,
        _ => like,
    }
}

/// It speaks to somebody. In German the polite form is the one with a capital; at the beginning of a sentence „Sie“ is
/// polite only before a verb that may be.
fn addresses(text: &str, language: &str) -> bool {
    let list = words_of(language, "second-person");
    let is_german = language.starts_with("de");
    let mut begins = true;
    let mut parts = text.split_whitespace().take(400).peekable();
    while let Some(word) = parts.next() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        let lower = bare.to_lowercase();
        let is_polite = lower.starts_with("sie") || lower.starts_with("ih");
        let next = parts
            .peek()
            .map(|next| next.trim_end_matches(|c: char| !c.is_alphanumeric()))
            .unwrap_or_default();
        let fits = match () {
            () if !is_german || !is_polite => true,
            () if !bare.starts_with(char::is_uppercase) => false,
            () if begins => lower == "sie" && (next.ends_with("en") || next == "sind"),
            () => true,
        };
        if fits && list.contains(&lower.as_str()) {
            return true;
        }
        begins = word.ends_with(['.', '?', '!', ':', '…', '“']);
    }
    false
}

/// Somebody speaks of themselves in the first words of it.
pub(super) fn is_first_person(text: &str) -> bool {
    let lower: String = text.chars().take(400).flat_map(char::to_lowercase).collect();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    words.any(|word| words::is("first-person", word))
}

/// The sides that fit best. A second paragraph of an answer is common, one of a question is rare.
pub(super) fn best_sides(likenesses: &[f32]) -> Vec<Role> {
    const SECOND_ANSWER: f32 = -0.9;
    const SECOND_QUESTION: f32 = -1.6;
    /// The first turn asks.
    const FIRST_ANSWER: f32 = -4.0;
    // For each unit the best sum that ends in a question or an answer, and the side before it.
    let mut best: Vec<[(f32, Role); 2]> = Vec::with_capacity(likenesses.len());
    for like in likenesses {
        let pick = |a: (f32, Role), b: (f32, Role)| if a.0 >= b.0 { a } else { b };
        let row = match best.last() {
            None => [(*like, Role::Interviewer), (FIRST_ANSWER - like, Role::Guest)],
            Some([(asked, _), (answered, _)]) => {
                let to_question =
                    pick((asked + SECOND_QUESTION, Role::Interviewer), (*answered, Role::Guest));
                let to_answer = pick((*asked, Role::Interviewer), (answered + SECOND_ANSWER, Role::Guest));
                [(to_question.0 + like, to_question.1), (to_answer.0 - like, to_answer.1)]
            }
        };
        best.push(row);
    }
    let mut side = match best.last() {
        Some([question, answer]) if question.0 > answer.0 => Role::Interviewer,
        _ => Role::Guest,
    };
    let mut sides = Vec::with_capacity(best.len());
    for row in best.iter().rev() {
        sides.push(side);
        side = row[usize::from(side == Role::Guest)].1;
    }
    sides.reverse();
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_read_like_questions() {
        for text in [
            "Welche Leistungen werden zuerst digital angeboten?",
            "Und wo sehen Sie die größten Risiken?",
            "Erzählen Sie von den Anfängen.",
        ] {
            assert!(likeness(text, "de") > 0.0, "{text}");
        }
        for text in [
            "Mit Zeit. Jede Abteilung bekommt zwei Wochen.",
            "Ja, das haben wir uns auch gefragt.",
            "Wir beginnen bei den Anträgen.",
        ] {
            assert!(likeness(text, "de") < 0.0, "{text}");
        }
    }

    #[test]
    fn the_polite_form_has_a_capital() {
        for text in ["Was sagen Sie dazu", "Sie wollen das ändern.", "Wie geht es dir"] {
            assert!(addresses(text, "de"), "{text}");
        }
        for text in ["Die Pumpe kommt an ihre Grenze.", "Sie zeichnet bessere Vögel.", "Und sie bleiben."] {
            assert!(!addresses(text, "de"), "{text}");
        }
    }

    #[test]
    fn a_statement_between_two_answers_is_a_question_if_it_addresses_the_guest() {
        let texts = [
            "Wie kam es dazu?",
            "Ich war da.",
            "Sie waren allein.",
            "Ja, und ich hatte Angst.",
            "Und heute?",
        ];
        let likenesses: Vec<f32> = texts.iter().map(|text| likeness(text, "de")).collect();
        use Role::{Guest, Interviewer};
        assert_eq!(best_sides(&likenesses), [Interviewer, Guest, Interviewer, Guest, Interviewer]);
    }
}
